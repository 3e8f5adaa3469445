"""The report as JSON, described by docs/digest.schema.json; the same figures as text and document.

Nothing is computed here: values are spelt out, numbers as JSON numbers, money in the major unit. `KEYS` says which fields
of a value are told and under which key; a value that is not in it is told whole.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from operator import attrgetter
from typing import Any

from union.core.period import Period
from union.core.report_section import JSON_OBJECTS, AddedFigure, AddedSection
from union.events.item_lines import ItemLine, Lines, LineState, of_state, planned
from union.reports.model import Digest
from union.reports.named_items import Item
from union.reports.sections import (
    MONEY,
    Change,
    ListPart,
    MonthRow,
    Overview,
    Section,
    UnitSum,
    Vague,
    done_percent,
    ordered,
)
from union.worklog.totals import Listed, SummedAmount

Json = dict[str, object]
# The keys of a value in their order; 「key=field」 where they differ, 「key?」: null instead of "".
KEYS: Mapping[type, str] = {
    Digest: "group=group_title period as_of state overview previous year_ago year_to_date sections table months"
    " reported unreported approximate vague doubled remarks? signed_by? version corrections late",
    Period: "key grain first end",
    Listed: "what? text number",
    Item: "number day title words? figures reasons",
    Vague: "number category text",
    ItemLine: "number title kind start end grain deadline",
    AddedSection: "name category figures",
    AddedFigure: "of? what value unit approx note",
}
IN_A_CALENDAR = (LineState.DONE, LineState.HELD, LineState.OPEN, LineState.GIVEN_UP, LineState.CANCELLED)
IN_A_YEAR_PLAN = (LineState.DONE, LineState.OPEN, LineState.GIVEN_UP, LineState.AHEAD)


def as_json(digest: Digest) -> Json:
    """The whole report; all keys are always there, what is absent is null or []."""
    told, objects = {each.key: each.data for each in digest.added}, Json()
    for name, empty in JSON_OBJECTS.items():
        own = {key: told.pop(key) for key in empty if key in told}
        objects[name] = {**empty, **own} if own else None
    others = [_fields_as_json(each) for each in digest.added if each.key in told]
    return {**_fields_as_json(digest), **_lists(digest), **objects, "added": others}


def _lists(digest: Digest) -> Json:
    of, due = digest.of, digest.of(ListPart.YEAR_PLAN)
    looks_done = [each for each in {*of(ListPart.PLAN), *of(ListPart.BEFORE)} if each.log is not None]
    sections = ((name, tuple(each for each in due if each.section == name)) for name in digest.plan_sections)
    festivals = [{"day": each.day.isoformat(), "name": each.title} for each in of(ListPart.FESTIVALS)]
    ahead = [{"begin": _spelt(each.begin), "item": _spelt(each)} for each in of(ListPart.AHEAD)]
    coming = {
        "items": _spelt(of(ListPart.COMING)),
        "festivals": festivals,
        "steps": _spelt(of(ListPart.STEPS)),
    }
    parts = [{"section": name or None, **_due(lines)} for name, lines in sections]
    stood = {state.value: _spelt(of_state(of(ListPart.PLAN), state)) for state in IN_A_CALENDAR}
    return {
        "competitions": _lines_as_json(of(ListPart.COMPETITIONS), "number day title results=said"),
        "turnouts": _lines_as_json(of(ListPart.TURNOUTS), "number day title present expected votes=said"),
        "plan": {**_plan_counts(of(ListPart.PLAN)), **stood},
        "year_plan": {**_due(due), "sections": parts} if due else None,
        "overdue": _lines_as_json(digest.overdue, "number title due days"),
        "preview": {**coming, "ahead": ahead},
        "told": _lines_as_json(
            sorted(looks_done, key=lambda each: (each.number, each.start)), "number start log"
        ),
    }


def _plan_counts(lines: Lines) -> Json:
    return {"planned": planned(lines), "percent": _spelt(done_percent(lines))}


def _due(lines: Lines) -> Json:
    return _plan_counts(lines) | {
        each.value: _lines_as_json(of_state(lines, each), "number title") for each in IN_A_YEAR_PLAN
    }


def _lines_as_json(lines: Iterable[ItemLine], said: str) -> list[Json]:
    return [_fields_as_json(each, said) for each in lines]


def _spelt(value: Any) -> Any:
    if type(value) in OWN:
        return OWN[type(value)](value)
    match value:
        case Enum():
            return value.value
        case None | bool() | int() | str():
            return value
        case Decimal():
            return int(value) if value == value.to_integral_value() else float(value)
        case datetime():
            return value.isoformat(timespec="minutes")
        case date():
            return value.isoformat()
        case tuple():
            return [_spelt(each) for each in value]
    return _fields_as_json(value)


def _fields_as_json(value: Any, said: str = "") -> Json:
    found: Json = {}
    said = said or KEYS.get(type(value)) or " ".join(each.name for each in fields(value))
    for each in said.split():
        key, _equals, name = each.rstrip("?").partition("=")
        field = attrgetter(name or key)(value)
        found[key] = None if each.endswith("?") and field == "" else _spelt(field)
    return found


def _paid(amount: SummedAmount) -> Json:
    return {"yuan": _spelt(amount.value / 100), "approx": amount.approx, "sources": list(amount.sources)}


def _overview(overview: Overview) -> Json:
    figures = overview.headlines
    return {
        "logs": list(overview.logs),
        "facts": next(_fields_as_json(each.amount) for each in figures if each.kind == "facts"),
        "people": [
            {"unit": each.unit, **_fields_as_json(each.amount)} for each in figures if each.kind == "people"
        ],
        "money": [{"currency": each.unit, **_paid(each.amount)} for each in figures if each.kind == MONEY],
    }


def _change(change: Change) -> Json:
    spelt = _paid if change.kind == MONEY else _fields_as_json
    return {
        **_fields_as_json(change, "kind unit percent"),
        "now": spelt(change.now),
        "then": spelt(change.then),
    }


def _section(section: Section) -> Json:
    paid = {name: _sums(getattr(section, name), "currency", _paid) for name in ("money", "income")}
    counted = _sums(section.told, "unit", _fields_as_json)
    back = [{"currency": unit, **_paid(each)} for unit, each in section.got_back.items()]
    told = _fields_as_json(section, "category count listed items unnamed")
    return {**told, "sums": counted, **paid, **({"got_back": back} if back else {})}


def _sums(sums: Sequence[UnitSum], unit: str, spelt: Callable[[SummedAmount], Json]) -> list[Json]:
    return [
        {
            unit: each.unit,
            **spelt(each.total),
            "parts": [{"what": part.what or None, **spelt(part.amount)} for part in each.parts],
        }
        for each in sums
    ]


def _month(row: MonthRow) -> Json:
    facts = [
        {"category": category, **_fields_as_json(row.facts[category])} for category in ordered(row.facts)
    ]
    money = [{"currency": unit, **_paid(row.money[unit])} for unit in sorted(row.money)]
    return {"period": _spelt(row.period), "facts": facts, "money": money}


# What is not told field by field.
OWN: Mapping[type, Callable[[Any], Json]] = {
    Overview: _overview,
    Change: _change,
    Section: _section,
    MonthRow: _month,
}
