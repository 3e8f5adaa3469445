"""Reports as they were locked, and every 更正稿 since, whole and for good: the value itself, not what it was made from.

JSON by pydantic from the types of `Digest`: a new field of it needs a default, or older reports can't be read.
"""

import json
from collections.abc import Iterable
from datetime import datetime
from functools import cache
from typing import Any, TypeVar

from pydantic import TypeAdapter
from sqlite_utils import Database

from storage.core import rows
from union.branches import coverage
from union.budgets import expenditure
from union.care import visits_section
from union.core.groups import Group
from union.core.records import dataclass, replace
from union.core.report_section import AddedSection
from union.events.model import Occurrence
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
    return None if row is None else LockedReport(row["version"], restored(row["report"]))


def latest_part(db: Database, group: Group, period: str, part: type[T]) -> T | None:
    """What was kept beside that report: its ledger or its letterhead."""
    name = part.__name__.lower()
    row = _newest(db, group, period, name)
    form: TypeAdapter[T] = _form(part)  # type: ignore[arg-type]  # any class can be hashed
    return None if row is None else form.validate_json(row[name])


def _newest(db: Database, group: Group, period: str, columns: str) -> dict[str, Any] | None:
    """Only the columns asked for: a ledger may be large."""
    newest = f"""select {columns} from kept_reports where group_id = ? and period = ?
                 order by version desc limit 1"""  # noqa: S608
    return rows.one(db, newest, [group.id, period])


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
    return rows.number(db, sql, [group.id, report.period.key, kept(report), *rest, head]) or 0


def kept(digest: Digest) -> str:
    """The report as text to be stored."""
    return _form(Digest).dump_json(_without_words(digest)).decode()


def restored(text: str) -> Digest:
    """The report that was stored."""
    found: Digest = _form(Digest).validate_json(text)
    return found


def _without_words(digest: Digest) -> Digest:
    """No report shows the messages its items were made from: they are not kept a second time."""
    plan, coming = digest.plan, digest.preview
    bare = replace(
        plan,
        done=_bare(plan.done),
        held=_bare(plan.held),
        open=_bare(plan.open),
        given_up=_bare(plan.given_up),
        cancelled=_bare(plan.cancelled),
    )
    return replace(digest, plan=bare, preview=replace(coming, items=_bare(coming.items)))


def _bare(found: Iterable[Occurrence]) -> tuple[Occurrence, ...]:
    return tuple(
        replace(each, event=replace(each.event, said="", said_at=None, author_id=None, owners=(), checks=()))
        for each in found
    )


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
        kinds = _form(list[visits_section.VisitsOfKind]).validate_python(visits["kinds"])
        found.append(
            visits_section.visits(kinds, _form(list[visits_section.DueVisit]).validate_python(visits["open"]))
        )
    if requests:
        found.append(lifecycle.section(_form(lifecycle.Requests).validate_python(requests)))
    if places:
        names = places["unreached"], places["half"]
        found.append(coverage.section(places["branches"], *names, is_long=is_long))
    found.append(expenditure.section(_form(list[expenditure.BudgetLine]).validate_python(budgets or [])))
    return [each for each in found if each]
