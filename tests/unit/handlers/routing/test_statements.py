"""What a plain log of work asks of the database: the processor's time of a message is mostly that."""

import re
from collections.abc import Sequence

import pytest

from handlers.routing import free_text
from storage.core import people
from tests.unit.handlers.stage import ZHOU, Stage, stage
from union.core.groups import Role

# As many as at the time of writing; one more is 12 µs more for every message of every group.
MOST = 19  # the last: among the items open is looked whether a clause names one that the answer passes over, and, where people are counted, whether they enter for one
MOST_WITH_MONEY = 20  # budgets, what they reached, and what is usually paid
TEXTS = (
    "组织职工拔河比赛，{n}人参加",
    "签订集体合同{n}份，覆盖职工5{n}人",
    "受理职工咨询{n}件，当场答复{n}件",
    "举办技能比武{n}场，发放奖金{n}00元",
)


def asked(at: Stage, text: str) -> list[str]:
    """The statements of one message."""
    found: list[str] = []
    at.store.db.conn.set_trace_callback(found.append)
    at.write(ZHOU, text, free_text.in_group)
    at.store.db.conn.set_trace_callback(None)
    return [
        said for each in found if not (said := each.strip()).startswith("insert into tallies")
    ]  # one call, however many


def written(texts: Sequence[str], times: int) -> Stage:
    """A group whose officer has told of such work before."""
    at = stage()
    for number in range(times):
        at.write(ZHOU, texts[number % len(texts)].format(n=number + 2), free_text.in_group)
    return at


@pytest.mark.parametrize("text", TEXTS)
def test_a_log_asks_little_of_the_database(text: str) -> None:
    """Nothing twice, and nothing of what was just written."""
    found = asked(written(TEXTS, 8), text.format(n=91))
    assert any(re.match(r"insert\s+into logs\b", each, re.IGNORECASE) for each in found)
    assert len(found) <= (MOST_WITH_MONEY if "元" in text else MOST), "\n".join(found)


def test_it_asks_no_more_in_a_group_that_has_told_of_the_like_all_day() -> None:
    """What one's own words rule out is not read."""
    few, many = (len(asked(written(TEXTS[:1], times), TEXTS[0].format(n=91))) for times in (2, 30))
    assert many == few


def test_who_wrote_before_is_not_written_down_again() -> None:
    """Only a new name, username or language is."""
    at = written(TEXTS, 1)
    with at.store.unit() as db:
        before = db.conn.total_changes
        known = people.upsert_person(db, ZHOU.user_id, ZHOU.name, ZHOU.username, ZHOU.language, at.now)
        row = people.restore_membership(db, at.group(), ZHOU.user_id)
        assert (
            people.upsert_person(db, ZHOU.user_id, ZHOU.name, ZHOU.username, None, at.now, row=row) == known
        )
        assert db.conn.total_changes == before
        renamed = people.upsert_person(db, ZHOU.user_id, "周敏敏", None, "en", at.now, row=row)
        member = people.place(people.in_group(db, at.group(), ZHOU.user_id))
        assert member is not None and (member.role, member.person) == (Role.OFFICER, renamed)
        assert people.person_of_user(db, ZHOU.user_id) == renamed != known
