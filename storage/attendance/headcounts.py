"""Who says they come to an item, who signed in, what was counted, what an item asks of those who come; the register of representatives."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from storage.core import rows
from storage.core.people import bound_to_report
from union.attendance.headcount import Answer, Headcount, Quorum, Style, headcount
from union.attendance.representatives import CONGRESS, QUORUM
from union.attendance.sign_up_list import Capacity
from union.core.groups import Group, Person
from union.core.records import dataclass
from union.events.model import Event, Occurrence


@dataclass(frozen=True, slots=True)
class Terms:
    """What was set for an item: how it asks who comes, its places, its quorum, until when (aware UTC) one may enter."""

    style: Style | None = None
    capacity: Capacity | None = None
    quorum: Quorum | None = None
    closes_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Answered:
    """One person's answer; `late`: given after the start, `told`: another said so before all."""

    person_id: int
    name: str
    answer: Answer
    late: bool = False
    told: bool = False


def terms(db: Database, group: Group, event: Event) -> Terms:
    """What was set for an item; empty when nothing was. A 职代会 of a register has the quorum of the law by itself."""
    row = rows.row_or_none(
        db, "select * from gatherings where group_id = ? and event_id = ?", [group.id, event.id]
    )
    is_of_register = CONGRESS.search(event.title) is not None and bool(representatives(db, group))
    by_itself = QUORUM if is_of_register else None
    if row is None:
        return Terms(quorum=by_itself)
    capacity = None if row["capacity"] is None else Capacity(row["capacity"], row["unit"])
    number, _, share = (row["quorum"] or "").removeprefix(">").partition("/")
    is_over = (row["quorum"] or "").startswith(">")
    quorum = Quorum(int(number), int(share or 1), over=is_over) if number else by_itself
    return rows.value(Terms, row, capacity=capacity, quorum=quorum)


def set_terms(db: Database, group: Group, event: Event, terms: Terms) -> None:
    """Keep what is asked of those who come to an item."""
    places, quorum = terms.capacity, terms.quorum
    row: dict[str, Any] = {"event_id": event.id, "group_id": group.id}
    row["quorum"] = quorum and str(quorum.count)
    if quorum and quorum.share > 1:
        row["quorum"] = f"{'>' if quorum.over else ''}{quorum.count}/{quorum.share}"
    row |= {"capacity": places and places.number, "unit": places and places.unit}
    rows.replace_row(db, "gatherings", row | rows.fields_as_row(terms, "style", "closes_at"))


def answer(
    db: Database,
    group: Group,
    one: Occurrence,
    person: Person,
    said: Answer,
    now: datetime,
    *,
    late: bool,
    told: bool = False,
) -> None:
    """Keep somebody's answer in place of their former one; `told`: another said so."""
    row = {"person_id": person, "answer": said, "late": late, "told": told}
    rows.replace_row(db, "answers", _occurrence_row(group, one, now) | row)


def answers(db: Database, group: Group, one: Occurrence) -> list[Answered]:
    """All answers for one time of an item, in the order given."""
    sql = """select person_id, name, answer, late, told from answers join people on people.id = person_id
             where group_id = ? and event_id = ? and original = ? order by at, person_id"""
    return rows.read_all(rows.reader(Answered), db, sql, [group.id, one.event.id, one.key])


def take_back(db: Database, group: Group, one: Occurrence, person_id: int) -> None:
    """Forget somebody's answer: it stands on the list of the item from now on."""
    sql = "delete from answers where group_id = ? and event_id = ? and original = ? and person_id = ?"
    db.execute(sql, [group.id, one.event.id, one.key, person_id])


def sign_in(db: Database, group: Group, one: Occurrence, person: Person, now: datetime) -> bool:
    """Somebody is there; False when they were counted before."""
    return rows.add_new(db, "sign_ins", _occurrence_row(group, one, now) | {"person_id": person})


def signed_in(db: Database, group: Group, one: Occurrence) -> list[str]:
    """Names of those who signed in, in order."""
    sql = """select name from sign_ins join people on people.id = person_id
             where group_id = ? and event_id = ? and original = ? order by at, person_id"""
    return rows.column(db, sql, [group.id, one.event.id, one.key])


def count(db: Database, group: Group, one: Occurrence, said: Headcount) -> None:
    """Keep the numbers said; what is not said this time stays as it was."""
    sql = """insert into headcounts (event_id, group_id, original, expected, present) values (?, ?, ?, ?, ?)
             on conflict (event_id, original) do update set
             expected = coalesce(excluded.expected, expected), present = coalesce(excluded.present, present)"""
    db.execute(sql, [one.event.id, group.id, one.key, said.expected, said.present])


def stated_headcount(db: Database, group: Group, one: Occurrence) -> Headcount:
    """The numbers said of one time of an item."""
    sql = "select expected, present from headcounts where group_id = ? and event_id = ? and original = ?"
    return rows.read_first(rows.reader(Headcount), db, sql, [group.id, one.event.id, one.key]) or Headcount()


def headcount_of(db: Database, group: Group, one: Occurrence, roster: int | None = None) -> Headcount:
    """应到 and 实到 as said, else as counted: of a congress those in the register are expected, of the rest the roster.

    `roster`: how many that is, where it is known.
    """
    said, present = stated_headcount(db, group, one), len(signed_in(db, group, one))
    listed = len(representatives(db, group)) if CONGRESS.search(one.event.title) else 0
    if not listed and roster is None:
        roster = len(bound_to_report(db, group))
    return headcount(said, listed or roster or 0, present)


def with_counts(db: Database, group: Group) -> set[int]:
    """Items of the group of which it is known who or how many came, by our id."""
    sql = """select event_id from headcounts where group_id = ?
         union select event_id from sign_ins where group_id = ?"""
    return set(rows.column(db, sql, [group.id, group.id]))


def representatives(db: Database, group: Group) -> list[str]:
    """The names of the group's register, in the order given; of two people of one name both."""
    return rows.column(db, "select name from representatives where group_id = ? order by id", [group.id])


def put_representatives(db: Database, group: Group, found: Iterable[str], now: datetime) -> None:
    """The whole register is this from now on."""
    db.execute("delete from representatives where group_id = ?", [group.id])
    for name in found:
        rows.add(db, "representatives", {"group_id": group.id, "name": name, "added_at": now})


def _occurrence_row(group: Group, one: Occurrence, now: datetime) -> dict[str, Any]:
    return {"event_id": one.event.id, "group_id": group.id, "original": one.key, "at": now}
