"""Reports as they were locked, and every 更正稿 since, whole and for good: the value itself, not what it was made from.

JSON by pydantic from the types of `Digest`: a new field of it needs a default, or older reports can't be read.
"""

import json
from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any, TypeVar

from pydantic import TypeAdapter
from sqlite_utils import Database

from storage.core import rows
from union.branches import coverage
from union.budgets import expenditure
from union.care import visit_rules
from union.core.groups import Group
from union.core.records import dataclass
from union.core.report_section import AddedSection, ListLine
from union.reports.document import FIELDS, Letterhead, letterhead
from union.reports.ledger import Ledger
from union.reports.model import Digest
from union.requests import lifecycle

T = TypeVar("T")


@cache  # made when the first report is looked at: the start needs none of them
def _form(value: type[T]) -> TypeAdapter[T]:
    return TypeAdapter(value)


@dataclass(frozen=True, slots=True)
class LockedReport:
    """A report that stands: `version` 0 as locked, 1 the first 更正稿."""

    version: int
    report: Digest


def latest(db: Database, group: Group, period: str) -> LockedReport | None:
    """The report of a period as it stands now, None before its lock."""
    row = _newest(db, group, period, "version, report")
    return None if row is None else LockedReport(row["version"], restored(row["report"], Digest))


def latest_part(db: Database, group: Group, period: str, part: type[T]) -> T | None:
    """What was kept beside that report: its ledger or its letterhead."""
    name = part.__name__.lower()
    row = _newest(db, group, period, name)
    return None if row is None else restored(row[name], part)


def _newest(db: Database, group: Group, period: str, columns: str) -> dict[str, Any] | None:
    """Only the columns asked for: a ledger may be large."""
    newest = f"""select {columns} from kept_reports where group_id = ? and period = ?
                 order by version desc limit 1"""  # noqa: S608
    return rows.row_or_none(db, newest, [group.id, period])


def fill_letterhead(db: Database, group: Group, setting: str, text: str) -> None:
    """A text given after the newest lock is for its reports too, where they have none: a number comes after signing."""
    field = f"$.{FIELDS[setting]}"
    sql = """update kept_reports set letterhead = json_set(letterhead, ?2, ?3)
             where group_id = ?1 and json_extract(letterhead, ?2) = ''
               and kept_at = (select max(kept_at) from kept_reports where group_id = ?1)"""
    db.execute(sql, (group.id, field, text))


def keep(db: Database, group: Group, report: Digest, ledger: Ledger, now: datetime) -> int:
    """Keep a report, its ledger and letterhead as the period's next version; those before stay. Returns the version."""
    sql = """insert into kept_reports (group_id, period, version, report, ledger, kept_at, letterhead)
             values (?1, ?2, (select coalesce(max(version) + 1, 0) from kept_reports
                              where group_id = ?1 and period = ?2), ?3, ?4, ?5, ?6) returning version"""
    rest = _form(Ledger).dump_json(ledger).decode(), rows.to_text(now)
    head = _form(Letterhead).dump_json(letterhead(group.settings)).decode()
    return rows.number(db, sql, [group.id, report.period.key, report_as_json(report), *rest, head]) or 0


def report_as_json(digest: Digest) -> str:
    """The report as text to be stored."""
    return _form(Digest).dump_json(digest).decode()


def restored(text: str, part: type[T]) -> T:
    """What was stored; of a report and of a ledger kept before there were lines of items (`ItemLine`) those are made."""
    found = json.loads(text)
    if "overdue" in found:
        found = _with_lists(found)
    elif any("status" in each for each in found.get("items", ())):
        found["items"] = list(map(_item, found["items"]))
    form: TypeAdapter[T] = _form(part)  # type: ignore[arg-type]  # any class can be hashed
    return form.validate_json(json.dumps(found))


def _with_lists(old: dict[str, Any]) -> dict[str, Any]:
    """One kept when each part of the calendar was a value of its own, as lists of lines."""
    logs = {(each["number"], each["start"]): each["log"] for each in old.get("told", ())}
    late = {(each["number"], each["start"]): each for each in old["overdue"]}
    plan, coming, year = old["plan"], old["preview"], old.get("year_plan")
    stood = [
        {**line, "state": state, "log": logs.get(at), "days": late.pop(at, {}).get("days")}
        for state in ("done", "held", "open", "given_up", "cancelled")
        for line in map(_line, plan.get(state, ()))
        for at in [(line["number"], line["start"])]
    ]
    due = year["parts"] if year else []
    section_of = {one["number"]: part["section"] for part in due for one in _due(part)}
    found = {
        "plan": sorted(stood, key=lambda each: (each["start"], each["number"])),
        "before": [
            {**each, "end": f"{each['due']}T23:59:59", "log": logs.get(at)} for at, each in late.items()
        ],
        "year_plan": [
            _dated_line(old["period"]["first"], {**one, "section": section_of[one["number"]]})
            for one in (_due(year["whole"]) if year else ())
        ],
        "competitions": [_dated_line(each["day"], each, each["results"]) for each in old["competitions"]],
        "turnouts": [
            _dated_line(each["day"], each, each.get("votes", ())) for each in old.get("turnouts", ())
        ],
        "items": list(map(_line, coming["items"])),
        "steps": list(map(_line, coming.get("steps", ()))),
        "ahead": [{**_line(each["occurrence"]), "begin": each["begin"]} for each in coming.get("ahead", ())],
        "festivals": [_dated_line(day, {"number": 0, "title": name}) for day, name in coming["festivals"]],
    }
    return {**old, "lists": found, "plan_sections": [part["section"] for part in due]}


def _item(old: dict[str, Any]) -> dict[str, Any]:
    """Of a ledger kept before its items were such lines."""
    end = f"{old['due']}T23:59:59"
    named = {"state": old["status"], "days": old["late"] or None, "log": old.get("told")}
    return {**old, "start": f"{old['day']}T00:00:00", "end": end, "section": old.get("planned"), **named}


def _line(one: dict[str, Any]) -> dict[str, Any]:
    """Of a time that was kept with its whole item."""
    named = {name: one["event"][name] for name in ("number", "title", "kind", "grain", "deadline")}
    return {**named, "start": one["start"], "end": one["end"]}


def _dated_line(day: str, line: dict[str, Any], said: Sequence[str] = ()) -> dict[str, Any]:
    """Of what was kept with its day alone."""
    return {**line, "start": f"{day}T00:00:00", "end": f"{day}T00:00:00", "said": said}


def _due(part: dict[str, Any]) -> list[dict[str, Any]]:
    """The times of a plan's section, or of all of it."""
    states = ("done", "open", "given_up", "ahead")
    return [{**one, "state": state} for state in states for one in part.get(state, ())]


def give_sections(db: Database) -> None:
    """Those kept before the schema's sixth version: visits, requests, branches and budgets stand among their sections, first."""
    for number, text in db.execute("select id, report from kept_reports").fetchall():
        report = json.loads(text)
        care, is_long = report.pop("care", None), report["period"]["grain"] in ("half", "year")
        if care:
            made = _form(tuple[AddedSection, ...]).dump_python(tuple(_sections(care, is_long)), mode="json")
            report["added"] = [*made, *report.get("added", ())]
            text = json.dumps(report, ensure_ascii=False, separators=(",", ":"))
            db.execute("update kept_reports set report = ? where id = ?", [text, number])


def _sections(care: dict[str, Any], is_long: bool) -> list[AddedSection]:
    visits, requests, places, budgets = map(care.get, ("visits", "requests", "coverage", "budgets"))
    found: list[AddedSection | None] = []
    if visits:
        kinds = _form(list[visit_rules.VisitsOfKind]).validate_python(visits["kinds"])
        still = [{**each, "text": each["title"]} for each in visits["open"]]
        found.append(visit_rules.visits(kinds, _form(list[ListLine]).validate_python(still)))
    if requests:
        found.append(lifecycle.section(_form(lifecycle.Requests).validate_python(requests)))
    if places:
        names = places["unreached"], places["half"]
        found.append(coverage.section(places["branches"], *names, is_long=is_long))
    found.append(expenditure.section(_form(list[expenditure.BudgetLine]).validate_python(budgets or [])))
    return [each for each in found if each]
