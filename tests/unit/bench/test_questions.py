"""Sixty questions written before they could be answered, asked of the real handlers: the floor below which nothing goes."""

import pytest

from tests import asked
from tests.unit.handlers.office import Office

SIXTY = list(asked.lines(asked.HERE / "sixty.jsonl"))
# Lists by other hands and of other days: of the fresh one the odd ids were read while mending, the even ones never.
FLOORS = (("fresh.jsonl", "odd", 39), ("more.jsonl", None, 29))


@pytest.fixture(scope="module")
def office() -> Office:
    """The committee with all its logs told."""
    return asked.committee()


def test_all_logs_are_told(office: Office) -> None:
    """Each line of the logs became one entry, each item one item."""
    [logs] = office.store.db.query("select count(*) as told from logs")
    [items] = office.store.db.query("select count(*) as told from events")

    assert (logs["told"], items["told"]) == (31, 3)


@pytest.mark.parametrize("line", SIXTY, ids=[line["id"] for line in SIXTY])
def test_is_answered(office: Office, line: dict[str, object]) -> None:
    """The words wanted stand in the answer."""
    answer = asked.ask(office, str(line["text"]))

    assert asked.is_right(line, answer), answer


@pytest.mark.parametrize(("name", "half", "floor"), FLOORS, ids=[name for name, *_rest in FLOORS])
def test_other_lists_are_answered(office: Office, name: str, half: str | None, floor: int) -> None:
    """No fewer right answers than there were."""
    found = list(asked.judged(asked.HERE / name, office, half))
    wrong = [f"{line['id']} {answer}" for line, answer, right in found if not right]

    assert len(found) - len(wrong) >= floor, wrong
