"""Questions of what no log tells are answered from where it is kept, never with 「没有记录」."""

from datetime import date
from decimal import Decimal

import pytest

from handlers.branches import coverage_command
from handlers.branches.branch_card import show as branches
from handlers.budgets import budget_command
from handlers.questions import ask_command
from handlers.routing import free_text
from handlers.routing.features import hear
from tests.unit.handlers.office import Office, at
from tests.unit.handlers.requests.test_requests import asks as request_made
from tests.unit.handlers.requests.test_requests import committee as of_requests
from tests.unit.handlers.stage import CHAT, WANG, ZHOU, Stage
from tests.unit.handlers.visiting_committee import committee, press
from union.reading.message import Measure, Money
from union.worklog.entries import Fact


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


TOLD = [
    "今天发现车间隐患5处，已整改4处",
    "今天开工会委员会，到会7人，通过了全年预算",
    "今天给一车间发防寒手套80双",
    "今天调解一起加班费纠纷",
]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("车间隐患整改完了没有", 1),
        ("隐患查了几处，改好几处了", 1),
        ("预算是哪天通过的", 2),
        ("防寒手套发了几双，发给哪个车间的", 3),
        ("防寒手套派咗幾多對，派咗俾邊個組", 3),
        ("加班费那个纠纷处理得怎样", 4),
    ],
)
def test_what_only_a_log_says_is_answered_in_its_own_words(text: str, number: int) -> None:
    """Among people, too: of what nothing on the calendar is called, and of the part of a question no figure tells."""
    at = committee()
    for told in TOLD:
        at.write(WANG, told, free_text.in_group)
    at.write(ZHOU, text, free_text.in_group)
    assert TOLD[number - 1] in at.queued(CHAT)[-1]


@pytest.mark.parametrize("text", ["加班费发了没有", "你家手套买了没有", "预算谁说得准呢", "车间的灯修好了吗"])
def test_talk_that_shares_a_word_with_a_log_stays_talk(text: str) -> None:
    """One word is not the thing."""
    at = committee()
    for told in TOLD:
        at.write(WANG, told, free_text.in_group)
    before = len(at.queued(CHAT))
    at.write(ZHOU, text, free_text.in_group)
    assert len(at.queued(CHAT)) == before


def _told_once() -> Office:
    """One log of a thing, of a time with others."""
    office = Office()
    office.stage.now = at("2026-11-20 10:00")
    bought = Fact(
        "教育培训",
        "购买图书",
        date(2026, 11, 10),
        (Measure("80册", Decimal(80), "册", what="图书"),),
        (Money("2400元", 240000),),
    )
    office.log(bought, text="今天给书屋购买图书80册，花费2400元")
    won = Fact("维权保障", "调解工资", date(2026, 11, 11), (Measure("1件", Decimal(1), "件", what="工资"),))
    office.log(won, text="今天调解工资1件，追回9000元")
    office.log(
        Fact(
            "文体活动",
            "拔河",
            date(2026, 11, 12),
            (
                Measure("60人", Decimal(60), "人", what="参赛"),
                Measure("2名", Decimal(2), "名", what="一等奖"),
            ),
        )
    )
    office.log(
        Fact("帮扶慰问", "看望病号", date(2026, 11, 13), (Measure("3人", Decimal(3), "人", what="病号"),))
    )
    return office


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("工资那个给人家追回来多少", "· 11月11日 #2 今天调解工资1件，追回9000元"),
        ("书屋买书花了多少，买了多少本", "2026年 书屋买书：2400元、80册（1条记录）"),
        ("11月一共多少人参加了活动", "11月：60人（1条记录）"),
    ],
)
def test_the_only_log_is_the_answer(words: str, said: str) -> None:
    """No denial stands above it; of all work those who were visited or won took no part."""
    office = _told_once()
    office.stage.write(ZHOU, f"问 {words}", ask_command.ask)
    assert office.posts()[-1] == said
