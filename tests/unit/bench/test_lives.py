"""The player of committees' lives judges rightly: what is right, wrong, silent, spoken amiss, asked and denied."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

import pytest

from tests.lives import acts
from tests.lives.__main__ import main
from tests.lives.act_judging import ASKED, RIGHT, SILENT, WRONG, Played, changed, planned, told
from tests.lives.house import nothing_beside
from tests.lives.player import Exchange, Outcome, play
from tests.lives.words import answers, has_figure, same_name

HEADER = {
    "life": "small", "region": "CN", "language": "zh-Hans", "timezone": "Asia/Shanghai", "group": "红星厂工会",
    "cast": [{"name": "周敏", "role": "主席", "branch": "厂部"}, {"name": "李建国", "role": "组长", "branch": "一车间"}],
}  # fmt: skip
VISIT = "今天走访慰问困难职工5户，慰问金3000元"
MEETING = {"event": {"title_has": "例会", "on": ["2026-12-03T15:00"], "status": "open"}}


def line(
    at: str, text: str, outcome: str, *checks: Mapping[str, Any], where: str = "group"
) -> Mapping[str, Any]:
    """One line of a life."""
    expect = {"outcome": outcome, "what": "", "checks": list(checks)}
    return {
        "id": at,
        "at": at,
        "who": "周敏",
        "where": where,
        "reply_to": None,
        "text": text,
        "expect": expect,
    }


def visit(day: str, yuan: int = 3000) -> Mapping[str, Any]:
    """The log of `VISIT`."""
    return {"log": {"day": day, "category": "慰问", "figures": [[5, "户"]], "money": yuan}}


LIFE = (
    (line("2026-11-18T10:00", "12月3日下午3点开工会例会", "done", MEETING, {"event_count": 1}), Outcome.RIGHT),
    (line("2026-11-18T11:00", "哈哈，中午吃什么", "silent", {"silent": True}), Outcome.RIGHT),
    (line("2026-11-19T10:00", VISIT, "done", visit("2026-11-19"), {"log_count": 1}), Outcome.RIGHT),
    (line("2026-11-20T10:00", VISIT, "done", visit("2026-11-20", 4000), {"log_count": 2}), Outcome.WRONG),
    (line("2026-11-21T10:00", VISIT, "done", visit("2026-11-22"), {"log_count": 3}), Outcome.WRONG),
    (line("2026-11-23T10:00", VISIT, "silent", {"silent": True}), Outcome.SPOKE),
    # The log nobody should have filed is not counted again here.
    (line("2026-11-24T10:00", VISIT, "done", visit("2026-11-24"), {"log_count": 4}), Outcome.RIGHT),
    (line("2026-11-24T11:00", VISIT, "done", visit("2026-11-24"), {"log_count": 4}), Outcome.ASKED),
    (line("2026-11-25T10:00", "哈哈，中午吃什么", "done", MEETING), Outcome.SILENT),
    (line("2026-11-25T11:00", "哈哈，中午吃什么", "done", MEETING, where="private"), Outcome.TOLD),
    (line("2026-11-25T12:00", "哈哈，中午吃什么", "answered", {"log_count": 4}, where="private"), Outcome.TOLD),
    (line("2026-11-26T10:00", "12月3日下午3点开工会例会", "done", MEETING, {"event_count": 1}), Outcome.RIGHT),
    (line("2026-11-27T10:00", "取消 #1", "done", {"event": {"title_has": "例会", "status": "cancelled"}}), Outcome.RIGHT),
    (line("2026-11-28T10:00", "今年慰问一共多少钱", "answered", {"answer_has": ["15000"]}, where="private"), Outcome.RIGHT),
    (line("2026-11-28T11:00", "今年慰问一共多少钱", "answered", {"answer_has": ["5000"]}, where="private"), Outcome.WRONG),
    (line("2026-11-28T12:00", "我下周休年假", "done", {"away": {"who": "周敏", "on": "2026-12-01"}}, {"event_count": 0}), Outcome.RIGHT),
    (line("2026-11-28T13:00", "我12月10日请假", "done", {"away": {"who": "周敏", "on": "2026-12-11"}}), Outcome.WRONG),
)  # fmt: skip


async def played(rows: Sequence[tuple[Mapping[str, Any], Outcome]]) -> list[Exchange]:
    """These lines as a life."""
    return await play([HEADER, *(row for row, _wanted in rows)])


@pytest.mark.anyio
async def test_every_exchange_is_judged() -> None:
    """Each outcome there is, in one life."""
    found = await played(LIFE)
    assert [one.outcome for one in found] == [wanted for _row, wanted in LIFE]


@pytest.mark.anyio
async def test_a_button_that_leads_there_is_pressed() -> None:
    """The officer answers the question, and life goes on from there; an undo is never an answer."""
    log = {"log": {"day": "2026-11-18", "category": "慰问"}}
    asked, after = await played(
        [
            (
                line("2026-11-18T10:00", "慰问老王", "done", log, {"log_count": 1}, where="private"),
                Outcome.ASKED,
            ),
            (line("2026-11-18T11:00", VISIT, "done", visit("2026-11-18"), {"log_count": 2}), Outcome.RIGHT),
        ]
    )
    assert (asked.outcome, len(asked.pressed), after.outcome) == (Outcome.ASKED, 1, Outcome.RIGHT)


@pytest.mark.anyio
async def test_what_rests_on_an_earlier_slip_is_marked() -> None:
    """A move of something that was never taken down."""
    move = {"event": {"title_has": "例会", "on": ["2026-12-04T15:00"], "status": "open"}}
    [moved] = await played(
        [(line("2026-11-18T10:00", "例会改到12月4日", "done", move, {"event_count": 0}), Outcome.SILENT)]
    )
    assert moved.rests


def row(text: str, *made: Mapping[str, Any], **more: Any) -> dict[str, Any]:
    """A labelled message."""
    empty = {"owners": [], "reference": None, "figures": [], "money": [], "whens": [], "text": text}
    base = {
        "at": "2026-11-18T10:00",
        "where": "group",
        "region": "CN",
        "lang": "zh-Hans",
        "context": [],
        "reply_to": None,
    }
    return {
        **base,
        "text": text,
        "acts": [{**empty, **act} for act in made],
        "left_over": [],
        "ask": False,
        **more,
    }


async def one_played(**labelled: Any) -> Played:
    """The row in a group of its own."""
    with nothing_beside():
        return await acts.played(labelled)


@pytest.mark.slow
@pytest.mark.anyio
async def test_acts_of_a_message_are_compared() -> None:
    """Work told with its sum and day; a plan on another day than labelled; chatter."""
    act = {
        "kind": "Told",
        "figures": [{"value": 5, "unit": "户"}],
        "money": [{"value": 3000}],
        "whens": ["2026-11-18"],
    }
    one = await one_played(**row(VISIT, act))
    assert told(one) == RIGHT
    assert told(await one_played(**row(VISIT, {**act, "money": [{"value": 300}]}))) == WRONG
    plan = {"kind": "Planned", "whens": ["2026-12-03T15:00", "2026-12-08"]}
    assert planned(await one_played(**row("12月3日下午3点开工会例会", plan))) == WRONG
    assert planned(await one_played(**row("哈哈，中午吃什么", plan))) == SILENT


@pytest.mark.anyio
async def test_context_stands_before_the_message() -> None:
    """The item under the number the label gives it, with a message to reply to."""
    item = {"n": 12, "kind": "event", "title": "消防演练", "when": "2026-12-05T14:00"}
    act = {"kind": "Cancelled", "reference": {"n": 12}}
    one = await one_played(**row("取消", act, context=[item], reply_to=12))
    assert [each.number for each in one.before.items.values()] == [12]
    assert changed(one) == RIGHT
    log = {
        "n": 3,
        "kind": "log",
        "title": "走访",
        "when": "2026-11-17",
        "figures": [{"value": 3, "unit": "户"}],
        "money": [],
    }
    corrected = {"kind": "Corrected", "reference": {"n": 3}, "new": {"figures": [{"value": 4, "unit": "户"}]}}
    assert changed(await one_played(**row("是4户", corrected, context=[log], reply_to=3))) in (RIGHT, ASKED)


def test_words_mean_the_same() -> None:
    """Units of people, short names, numbers that stand alone."""
    assert has_figure([(Decimal(12), "名")], 12, "人")
    assert has_figure([(Decimal(32), "人"), (Decimal(29), "人")], 61, "人")
    assert not has_figure([(Decimal(12), "户")], 12, "人")
    assert same_name("伟明", "梁伟明")
    assert answers("一共36,000元", "36000")
    assert not answers("一共136000元", "36000")


def test_held_out_lives_give_no_lines(capsys: pytest.CaptureFixture[str]) -> None:
    """Neither command prints a sentence of them."""
    assert main(["singapore", "--lines"]) == 2
    assert acts.main(["held", "--lines"]) == 2
    assert capsys.readouterr().out == ""
