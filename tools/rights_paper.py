"""Writes docs/rights.md from the table in union/rights.py, so that the paper and the check are one.

tests/unit/union/test_rights.py refuses a paper that is out of date.
"""

from pathlib import Path

from union.rights import TABLE, Action, Place, Standing

PAPER = "docs/rights.md"
MARKS = {frozenset(Place): "✓", frozenset({Place.GROUP}): "群", frozenset({Place.PRIVATE}): "私"}
ONLY_IN_GROUPS = {Standing.NEWCOMER, Standing.ANONYMOUS}  # in private somebody is on the roster or a stranger
HEAD = """# 谁能做什么

本页由 `python -m tools.rights_paper` 从 `union/rights.py` 的表生成，请勿手改。
✓ 群里和私聊都可以，群 只在群里，私 只在私聊，空格 不可以。

"""
NOTES = """
- 新群是开放的：谁在群里写，谁就能记、能安排、能完成；第一次记下工作或日程时，自动登记为委员。
- 开了「仅限委员记录」，未登记的人等同群成员。
- 退群的人在私聊里是外人；回到群里恢复原来的角色，原管理员恢复为委员。
- 匿名管理员能记、能安排；需要知道是谁的事用按钮，按钮总带着人。
- 几个人负责的日程，各点各的完成；发起人和管理员可以「全部完成」。
- 参加名单只给管理员、负责人、日程的发起人和承办人看，私下发；群里只报人数。
- 本群还没有管理员时，Telegram 群的管理员可以点「由我管理」，先点的人成为管理员。
- 最后一位管理员不能被改成别的角色。
- 每次按按钮都重新核对权限。
"""


def paper() -> str:
    """The whole page."""
    lines = ["| | " + " | ".join(Standing) + " |", "|---" * (len(Standing) + 1) + "|"]
    lines += [_row(action) for action in Action]
    return HEAD + "\n".join(lines) + "\n" + NOTES


def _row(action: Action) -> str:
    standings, places = TABLE[action]
    cells = [_mark(standing, places) if standing in standings else "" for standing in Standing]
    return f"| {action} | " + " | ".join(cells) + " |"


def _mark(standing: Standing, places: frozenset[Place]) -> str:
    return MARKS[places & {Place.GROUP} if standing in ONLY_IN_GROUPS else places]


def main() -> None:
    """Write the page into the repository."""
    (Path(__file__).parents[1] / PAPER).write_text(paper(), "utf-8")


if __name__ == "__main__":
    main()
