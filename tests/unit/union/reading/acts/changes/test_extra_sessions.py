"""Another session of what is planned, or its parting in several, is heard as one change with what it names."""

import pytest

from union.reading.acts.changes.changes import read_changes
from union.reading.acts.changes.extra_sessions import read_extra_session
from union.reading.acts.changes.item_changes import ChangeDeed
from union.reading.text.normal_form import normal


@pytest.mark.parametrize(
    ("text", "deed", "named"),
    [
        ("插花课报名的人多，16:30再加一场", ChangeDeed.MORE, "插花课报名的人多"),
        ("象棋赛增加一天，12月11日上午9点", ChangeDeed.MORE, "象棋赛"),
        ("手工班太多人報，下晝2點加開多一班", ChangeDeed.MORE, "手工班太多人报"),
        ("adding one more run of the sewing class on 19 Dec 10am", ChangeDeed.MORE, "sewing"),
        ("插花课分两场：10号下午2点、11号上午9点", ChangeDeed.PARTED, "插花课"),
        ("展覽拆做兩場，下晝兩點一場，四點半再嚟一場", ChangeDeed.PARTED, "展览"),
        ("We split the sewing class into two: 8am and 4pm", ChangeDeed.PARTED, "sewing"),
    ],
)
def test_more_sessions_are_one_change(text: str, deed: ChangeDeed, named: str) -> None:
    """However many times it tells; the item is named in its clause or before it."""
    (found,) = read_changes(text)
    assert found.deed is deed
    assert named in " ".join((found.own, *found.before))


@pytest.mark.parametrize(
    "text",
    [
        "昨天又加了一场讲座，来了30人",
        "车间问插花课能不能再加一场，下周三",
        "今天下午再开一次会",
        "下周三再去一趟医院",
        "can we add one more session on 19 Dec?",
        "插花课改周日吧，周六车间要加班",
        "分两组，明天下午3点走访",
    ],
)
def test_no_session_is_added(text: str) -> None:
    """What is over, asked, or no session."""
    assert read_extra_session(normal(text)) is None
