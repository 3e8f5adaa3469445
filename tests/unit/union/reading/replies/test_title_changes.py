"""A reply that gives an item another name."""

import pytest

from union.reading.replies.title_replies import new_title

ROWS = [
    ("改名为秋季座谈会", "秋季座谈会"),
    ("改名：秋季座谈会", "秋季座谈会"),
    ("改名 工会例会", "工会例会"),
    ("改名叫例会", "例会"),
    ("名称改为职代会预备会", "职代会预备会"),
    ("把名称改成例会。", "例会"),
    ("这个名字改成「读书座谈会」", "读书座谈会"),
    ("標題改為讀書會", "讀書會"),
    ("标题：座谈会\n", "座谈会"),
    ("重命名为碰头会", "碰头会"),
    ("改名为春节\n走访", "春节 走访"),
    ("改名", None),
    ("改名为", None),
    ("改名为「」", None),
    ("改到周五下午3点", None),
    ("名单", None),
    ("名额限20人", None),
    ("名次 1 张三", None),
    ("地点改为三楼会议室", None),
    ("改名为" + "长" * 61, None),
]


@pytest.mark.parametrize(("said", "title"), ROWS, ids=[row[0][:12] for row in ROWS])
def test_the_name_said(said: str, title: str | None) -> None:
    """The words behind 改名为, 名称改为 and their like; any other reply gives no name."""
    assert new_title(said) == title
