"""The members' requests (诉求), what happened to each, who answers for it. The anonymous ones' box: anonymous_box.py."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlite_utils import Database

from storage.core import rows
from union.core.groups import Group, Person
from union.requests.lifecycle import Happened, History, Request, RequestState, Step

FOUND = """select requests.*, request_owners.person_id as owner_id from requests
           left join request_owners on request_owners.request_id = requests.id"""
ONE = f"{FOUND} where requests.group_id = ? and number = ?"
OPEN = "state in ('received', 'working')"
MOST_TOLD = 200
LIST = "request.list"  # the mark of messages that quote several


def add(
    db: Database, group: Group, text: str, day: date, days: int, person: Person | None, code_hash: str | None
) -> Request:
    """A new request under the group's next number: of a person, or of whoever knows the code."""
    taken = "select coalesce(max(number), 0) + 1 as number from requests where group_id = ?"
    number = rows.number(db, taken, [group.id]) or 1
    new = {"group_id": group.id, "number": number, "state": RequestState.RECEIVED, "text": text}
    clock = {"day": day, "since": day, "days": days}
    rows.add(db, "requests", {**new, **clock, "person_id": person, "code_hash": code_hash})
    return _request_from_row(rows.required_row(db, ONE, [group.id, number]))


def get(db: Database, group: Group, number: int) -> Request | None:
    return rows.read_first(_request_from_row, db, ONE, [group.id, number])


def of_code(db: Database, group: Group, code_hash: str) -> Request | None:
    """The group's anonymous request whose code this is the hash of."""
    sql = f"{FOUND} where requests.group_id = ? and code_hash = ?"
    return rows.read_first(_request_from_row, db, sql, [group.id, code_hash])


def group_of_code(db: Database, code_hash: str) -> int | None:
    """In which group it is, or waits in the box: whoever has the code need not say so."""
    sql = """select group_id from requests where code_hash = ?1
             union all select group_id from request_box where code_hash = ?1 limit 1"""
    return rows.number(db, sql, [code_hash])


def open_ones(db: Database, group: Group) -> list[Request]:
    """What is not answered, oldest clock first."""
    sql = f"{FOUND} where requests.group_id = ? and {OPEN} order by since, number"
    return rows.read_all(_request_from_row, db, sql, [group.id])


def open_of(db: Database, group: Group, person: Person) -> list[Request]:
    return [each for each in open_ones(db, group) if each.owner_id == person.id]


def of_person(db: Database, group: Group, person: Person) -> list[Request]:
    sql = f"{FOUND} where requests.group_id = ? and requests.person_id = ? order by number desc limit {MOST_TOLD}"
    return rows.read_all(_request_from_row, db, sql, [group.id, person.id])


def groups_asked(db: Database, person: Person) -> list[int]:
    """Numbers of the groups in which a person has asked something."""
    sql = "select distinct group_id from requests where person_id = ? order by group_id"
    return rows.column(db, sql, [person.id])


def happened(
    db: Database,
    group: Group,
    one: Request,
    step: Step,
    day: date,
    text: str = "",
    person: Person | None = None,
) -> int:
    row = {"group_id": group.id, "request_id": _id(db, group, one), "step": step, "text": text, "day": day}
    return rows.add(db, "request_steps", row | {"person_id": person})


def steps(db: Database, group: Group, one: Request) -> list[Happened]:
    sql = "select step, day, text from request_steps where group_id = ? and request_id = ? order by id"
    return rows.read_all(rows.reader(Happened), db, sql, [group.id, _id(db, group, one)])


def set_state(db: Database, group: Group, one: Request, state: RequestState) -> None:
    rows.change_by(db, "requests", group.id, "number", one.number, state=state)


def set_opinion(db: Database, group: Group, one: Request, opinion: str | None) -> None:
    rows.change_by(db, "requests", group.id, "number", one.number, opinion=opinion)


def begin_anew(db: Database, group: Group, one: Request, day: date, days: int) -> None:
    """Opened again: its clock runs from this day."""
    anew = {"state": RequestState.RECEIVED, "since": day, "days": days, "opinion": None}
    rows.change_by(db, "requests", group.id, "number", one.number, **anew)


def give(db: Database, group: Group, one: Request, person: Person | None) -> None:
    """Somebody answers for it from now on; None: the 负责人 alone."""
    request_id = _id(db, group, one)
    db.execute("delete from request_owners where group_id = ? and request_id = ?", [group.id, request_id])
    if person is not None:
        rows.add(db, "request_owners", {"request_id": request_id, "group_id": group.id, "person_id": person})


def histories(db: Database, group: Group) -> list[History]:
    sql = """select requests.number as number, requests.day as begun, since, days, step, request_steps.day as day,
             iif(step = 'opinion', request_steps.text, '') as text
             from requests left join request_steps on request_steps.request_id = requests.id
             where requests.group_id = ? order by requests.number, request_steps.id"""
    told: dict[int, tuple[date, date, int, list[Happened]]] = {}
    for row in rows.all_rows(db, sql, [group.id]):
        clock = date.fromisoformat(row["begun"]), date.fromisoformat(row["since"]), row["days"]
        known = told.setdefault(row["number"], (*clock, []))
        if row["step"] is not None:
            known[3].append(rows.value(Happened, row))
    return [History(day, since, days, tuple(taken)) for day, since, days, taken in told.values()]


def cards(db: Database, group: Group, mark: str) -> list[tuple[int, int]]:
    """Row and chat of the newest message of this mark in each private chat."""
    sql = """select max(id) as id, chat_id from outbox where group_id = ? and about = ? and edits is null
             and state not in ('dead', 'replaced') group by chat_id"""
    return [(row["id"], row["chat_id"]) for row in rows.all_rows(db, sql, [group.id, mark])]


def cards_told(db: Database, group: Group) -> set[str]:
    """The keys of all cards of the group's requests that were ever queued."""
    sql = "select key from outbox where key >= 'request:' || ?1 || ':' and key < 'request:' || ?1 || ';' and group_id = ?1"
    return set(rows.column(db, sql, [group.id]))


def number_told(db: Database, group: Group, row_id: int) -> int | None:
    """Which request a message to the member who asked it is about; None for any other message."""
    about = rows.text(db, "select about from outbox where group_id = ? and id = ?", [group.id, row_id])
    subject, _, number = (about or "").partition(":")
    return int(number) if subject == "request.mine" and number.isdigit() else None


def renumber(db: Database, group: Group, double_id: int) -> None:
    """What was filed under a double of the group goes on where the group's own series ends."""
    sql = """update requests set number = number
             + (select coalesce(max(number), 0) from requests as own where own.group_id = ?) where group_id = ?"""
    db.execute(sql, [group.id, double_id])


def forget_words_of(db: Database, group: Group, person: Person) -> None:
    """The person is erased: what they asked is withdrawn and its words go; that there was a request stays counted.

    The cards and lists that officers were sent lose their words, too.
    """
    marks = "select 'request:' || number from requests where group_id = ?1 and person_id = ?2"
    told = f"select id from outbox where group_id = ?1 and (about = '{LIST}' or about in ({marks}))"  # noqa: S608
    sql = f"""update outbox set params = '{{}}', state = iif(state = 'queued', 'dead', state)
              where group_id = ?1 and (id in ({told}) or edits in ({told}))"""  # noqa: S608
    db.execute(sql, [group.id, person.id])
    theirs = "select id from requests where group_id = ?1 and person_id = ?2"
    db.execute(
        f"update request_steps set text = '' where group_id = ?1 and step != 'opinion' and request_id in ({theirs})",  # noqa: S608
        [group.id, person.id],
    )
    sql = f"""update requests set text = '', state = iif({OPEN}, 'withdrawn', state)
              where group_id = ? and person_id = ?"""  # noqa: S608
    db.execute(sql, [group.id, person.id])


def _id(db: Database, group: Group, one: Request) -> int:
    sql = "select id from requests where group_id = ? and number = ?"
    return int(rows.required_row(db, sql, [group.id, one.number])["id"])


def _request_from_row(row: Mapping[str, Any]) -> Request:
    return rows.value(Request, row, anonymous=row["code_hash"] is not None)
