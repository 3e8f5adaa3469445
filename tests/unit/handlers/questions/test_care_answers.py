"""Questions of what no log tells are answered from where it is kept, never with 「没有记录」."""

import pytest

from handlers.branches import coverage_command
from handlers.branches.branch_card import show as branches
from handlers.budgets import budget_command
from handlers.questions import ask_command
from handlers.routing import free_text
from handlers.routing.features import hear
from tests.unit.handlers.requests.test_requests import asks as request_made
from tests.unit.handlers.requests.test_requests import committee as of_requests
from tests.unit.handlers.stage import CHAT, WANG, ZHOU, Stage
from tests.unit.handlers.visiting_committee import committee, press


def ask(at: Stage, text: str) -> str:
    """Somebody asks in the group; the answer."""
    at.write(ZHOU, f"问 {text}", ask_command.ask)
    return at.queued(CHAT)[-1]


@pytest.mark.parametrize("text", ["本月有几件诉求", "诉求办了几件", "还有几件诉求没答复", "本月有幾件訴求"])
def test_requests_are_counted(text: str) -> None:
    """As the report counts them, nobody named."""
    at = of_requests()
    request_made(at)
    assert ask(at, text).endswith("\n诉求：收到1件，办理中1件")


def test_where_logs_tell_of_requests_both_are_said() -> None:
    """「受理职工诉求5件」 is work that was told; what members put in may be others, so nothing is added up."""
    at = of_requests()
    at.write(WANG, "受理职工诉求5件", free_text.in_group)
    assert ask(at, "本月诉求几件").endswith(" 诉求：5件（1条记录）")
    request_made(at)
    first, *_notes, last = ask(at, "本月诉求几件").splitlines()
    assert first.endswith(" 诉求：5件（1条记录）")
    assert last == "会员向我提的诉求：收到1件，办理中1件"


def test_visits_due_are_counted() -> None:
    """「五必访还有几户没访」 by what was accepted; where nothing was there is none to tell of."""
    at = committee()
    assert "没有记录" in ask(at, "五必访还有几户没访")
    at.write(WANG, "二车间老刘住院了", hear)
    press(at, "安排")
    assert "\n五必访：应访1户，已访0户；未访：#1 探望住院职工（二车间，11月21日前）" in ask(
        at, "五必访还有几户没访"
    )


def test_budgets_are_shown() -> None:
    """「预算还剩多少」 as /budget does, of the year that is named."""
    at = committee()
    at.write(ZHOU, "预算 帮扶慰问 30000", budget_command.budget)
    assert "还剩30000元" in ask(at, "帮扶慰问预算还剩多少")
    assert ask(at, "去年预算用了多少").startswith("2025年没有定预算")


def test_branches_not_reached_are_shown() -> None:
    """「哪个车间没走到」 as /coverage does."""
    at = committee()
    at.write(ZHOU, "小组 一车间、二车间", branches)
    shown = ask(at, "哪个车间没走访")
    at.write(ZHOU, "/coverage", coverage_command.show)
    assert shown == at.queued(CHAT)[-1] and "一车间：没有记录" in shown
