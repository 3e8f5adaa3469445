"""A budget that is spent is told of once, whatever is filed, taken back, brought back and corrected in whatever order."""

from dataclasses import replace
from datetime import date
from typing import NamedTuple

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from handlers.core import message_reading
from handlers.core.turn import Turn
from handlers.worklog import log_command
from handlers.worklog.corrections import correction
from storage.budgets import queries as budgets_queries
from storage.core import people
from storage.worklog import entries
from tests.effort import tried
from tests.unit.handlers.office import Office, households
from tests.unit.handlers.stage import ZHOU
from union.budgets.expenditure import Budget
from union.core.groups import Role

DAY, HELP, PLANNED = date(2026, 11, 9), "帮扶慰问", 10


class Op(NamedTuple):
    """What somebody does: files so many yuan, or takes back, brings back, corrects the log at a place."""

    deed: str
    place: int
    yuan: int


OPS = st.lists(
    st.builds(Op, st.sampled_from(("file", "file", "undo", "redo", "edit")), st.integers(0, 4), st.integers(1, 8)),
    min_size=2,
    max_size=9,
)  # fmt: skip


def committee() -> Office:
    """A 管理员 who reads in private, and ten yuan planned."""
    office = Office("2026-11-20 10:00")
    with office.store.unit() as db:
        person = people.upsert_person(
            db, ZHOU.user_id, "周敏", None, "zh-hans", office.stage.now, in_private=True
        )
        people.enrol(db, office.group, person, Role.ADMIN, office.stage.now, by_hand=True)
        budgets_queries.set_budget(
            db, office.group, Budget(2026, HELP, "CNY", PLANNED * 100), person, office.stage.now
        )
    return office


def do(turn: Turn, op: Op, known: dict[int, int]) -> int | None:
    """The deed by the ways officers have; the number of the log, None where there is none to do it to."""
    if op.deed == "file":
        log_command.file(turn, message_reading.read_words(turn, turn.said.text))
        return budgets_queries.last_number(turn.db, turn.with_group())
    if not known:
        return None
    number = sorted(known)[op.place % len(known)]
    entry = entries.numbered(turn.db, turn.with_group(), number)
    assert entry is not None
    if op.deed == "edit" and not entry.undone:
        correction.revise(turn, entry, replace(entry, facts=(households(1, op.yuan, DAY),)), "figures")
    elif op.deed != "edit" and entry.undone is (op.deed == "redo"):
        log_command.set_undone(turn, entry, op.deed == "undo")
    else:
        return None
    return number


def standing(office: Office) -> dict[int, int]:
    """Yuan by log, 0 for what is taken back."""
    found = entries.in_chat(office.store.db, office.group, -4001, 1, 99)
    return {each.number: 0 if each.undone else each.facts[0].money[0].minor // 100 for each in found}


def said(office: Office, op: Op) -> int | None:
    """One turn; the number of the log it was about."""
    numbers: list[int | None] = []
    known = standing(office)
    text = f"11月9日走访困难职工1户，慰问金{op.yuan}元"
    office.stage.write(ZHOU, text, lambda turn: numbers.append(do(turn, op, known)))
    return numbers[0]


@pytest.mark.slow
@tried(20)
@example(
    [
        Op("file", 0, 8),
        Op("file", 0, 4),
        Op("undo", 1, 1),
        Op("redo", 1, 1),
        Op("undo", 1, 1),
        Op("file", 0, 5),
    ]
)
@example(
    [
        Op("file", 0, 8),
        Op("file", 0, 4),
        Op("edit", 1, 1),
        Op("edit", 0, 9),
        Op("edit", 1, 3),
        Op("edit", 1, 5),
    ]
)
@example(
    [
        Op("file", 0, 8),
        Op("file", 0, 8),
        Op("file", 0, 8),
        Op("undo", 0, 1),
        Op("undo", 1, 1),
        Op("edit", 2, 12),
    ]
)
@given(OPS)
def test_a_crossing_is_told_exactly_once(ops: list[Op]) -> None:
    """The 负责人 hears when it is spent: never twice of one log, never again of what was there before, never not at all."""
    office = committee()
    there: set[int] = set()  # logs that were there while it stood above
    told: list[int] = []
    fell = True
    for op in ops:
        before = len(office.posts(ZHOU.user_id))
        number = said(office, op)
        heard = len(office.posts(ZHOU.user_id)) - before
        is_above = sum(standing(office).values()) >= PLANNED
        is_new = number is not None and is_above and fell and number not in there
        assert heard == int(is_new)
        told += [number] if is_new and number is not None else []
        fell = not is_above if number is not None else fell
        if is_above:
            there |= standing(office).keys()
        assert not is_above or told
    assert len(told) == len(set(told))
