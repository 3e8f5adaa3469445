"""Writes docs/rights.md from the table in union/core/rights.py, so that the paper and the check are one.

tests/unit/union/core/test_rights.py refuses a paper that is out of date.
"""

from pathlib import Path

from union.core.rights import Action, Place, Standing, Tie

PAPER = "docs/rights.md"
MARKS = {frozenset(Place): "✓", frozenset({Place.GROUP}): "群", frozenset({Place.PRIVATE}): "私"}
ONLY_IN_GROUPS = {Standing.NEWCOMER, Standing.ANONYMOUS}  # in private somebody is on the roster or a stranger
HEAD = """# 谁能做什么

本页由 `python -m tools.rights_paper` 从 `union/core/rights.py` 的表生成，请勿手改。
✓ 群里和私聊都可以，群 只在群里，私 只在私聊，空格 不可以。最后一列：不论什么角色，这样的人也可以。

"""
NOTES = """
- 新群是开放的：谁在群里写，谁就能记、能安排、能完成；第一次记下工作或日程时，自动登记为委员。
- 开了「仅限委员记录」，未登记的人等同群成员。
- 退群的人在私聊里是外人；回到群里恢复原来的角色，原管理员恢复为委员。
- 匿名管理员能记、能安排；需要知道是谁的事用按钮，按钮总带着人。
- 几个人负责的日程，各点各的完成；发起人和管理员可以「全部完成」。
- 没有指定负责人的群，管理员就是负责人。未报送人员的姓名，群里只在开了「群里点名」时才说。
- 网页按私聊算：能看什么、能改什么，与本人在私聊里一样；每打开一页都重新核对。
- 诉求在私聊里提、在私聊里办：谁在群里谁能提，没登记过的先问 Telegram 在不在群里。只有负责人和承办的人看得到，
  管理员不是负责人就看不到；提的人凭私聊或查询码看自己的。
- 自己的数据谁都可以在私聊里导出、删除，退了群、不在名册上的人也可以。
- 频道、别的机器人、转发到群里的话，一概不算数；链接频道自动转来的帖子也是。
- 参加名单只给管理员、负责人、日程的发起人和承办人看，私下发；群里只报人数。
- 本群还没有管理员时，Telegram 群的管理员可以点「由我管理」，先点的人成为管理员。
- 最后一位管理员不能被改成别的角色。
- 每次按按钮都重新核对权限。
"""


def paper() -> str:
    """The whole page."""
    lines = ["| | " + " | ".join([*Standing, "另外"]) + " |", "|---" * (len(Standing) + 2) + "|"]
    lines += [_row(action) for action in Action]
    return HEAD + "\n".join(lines) + "\n" + NOTES


def _row(action: Action) -> str:
    cells = [_mark(standing, action.places) if standing in action.standings else "" for standing in Standing]
    ties = "、".join(tie for tie in Tie if tie in action.ties)
    also = f"{ties}（{_mark(Standing.OFFICER, action.places)}）" if ties else ""
    return f"| {action} | " + " | ".join([*cells, also]) + " |"


def _mark(standing: Standing, places: frozenset[Place]) -> str:
    if standing not in ONLY_IN_GROUPS:
        return MARKS[places]
    return MARKS[frozenset({Place.GROUP})] if Place.GROUP in places else ""


def main() -> None:
    """Write the page into the repository."""
    (Path(__file__).parents[1] / PAPER).write_text(paper(), "utf-8")


if __name__ == "__main__":
    main()
