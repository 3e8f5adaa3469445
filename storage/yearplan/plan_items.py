"""What year plans propose for the calendar, item by item: ticked, accepted, tied to the item it became."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from storage.core import rows
from union.core.groups import Group
from union.core.period import Grain
from union.events.model import Event
from union.reading.message import When
from union.yearplan.model import PlanItem
from union.yearplan.proposals import Proposal, ProposalState


def propose(db: Database, group: Group, plan_id: int, proposals: Sequence[Proposal]) -> None:
    """Keep what a plan proposes, instead of what it proposed before; what is accepted of it stays."""
    sql = "delete from plan_items where group_id = ? and plan_id = ? and state != 'accepted'"
    db.execute(sql, [group.id, plan_id])
    sql = "select coalesce(max(position), -1) + 1 as first from plan_items where group_id = ? and plan_id = ?"
    for place, one in enumerate(proposals, rows.number(db, sql, [group.id, plan_id]) or 0):
        rows.add(db, "plan_items", {"plan_id": plan_id, "group_id": group.id, **_row(one), "position": place})


def of_plan(db: Database, group: Group, plan_id: int, *states: ProposalState) -> list[Proposal]:
    """What a plan proposes, in its order; with `states` only those."""
    return _items(db, group, "plan_id = ?", plan_id, states=states)


def get(db: Database, group: Group, plan_id: int, position: int) -> Proposal | None:
    return _newest(db, group, "plan_id = ? and position = ?", plan_id, position)


def batch_of(db: Database, group: Group, plan_id: int, batch: int) -> list[Proposal]:
    """What one press has put on the calendar."""
    return _items(db, group, "plan_id = ? and batch = ?", plan_id, batch)


def next_batch(db: Database, group: Group, plan_id: int) -> int:
    """A number for what the next press puts on the calendar."""
    sql = "select coalesce(max(batch), 0) + 1 as batch from plan_items where group_id = ? and plan_id = ?"
    return rows.number(db, sql, [group.id, plan_id]) or 1


def of_year(db: Database, group: Group, year: int) -> list[Proposal]:
    """Everything any plan of a year has proposed to the group, oldest first."""
    of_plans = "plan_id in (select id from plans where group_id = plan_items.group_id and year = ?)"
    return _items(db, group, of_plans, year)


def of_event(db: Database, group: Group, event: Event) -> Proposal | None:
    """What a plan says of an item of the calendar that comes from it; of several plans the newest."""
    return _newest(db, group, "event_id = ? and state = 'accepted'", event.id)


def out_of_calendars(db: Database, group: Group) -> list[Proposal]:
    """Everything any calendar file has proposed to the group, oldest first."""
    return _items(db, group, "uid is not null")


def previous_proposal(db: Database, group: Group, one: Proposal) -> Proposal | None:
    """What was accepted of the same item of the calendar before this."""
    return _newest(db, group, "event_id = ? and state = 'accepted' and id < ?", one.event_id, one.id)


def change(db: Database, group: Group, one: Proposal) -> None:
    rows.change(db, "plan_items", group.id, one.id, **_row(one))


def tick(db: Database, group: Group, plan_id: int, positions: Sequence[int], *, ticked: bool) -> None:
    sql = """update plan_items set ticked = ? where group_id = ? and plan_id = ? and state = 'proposed'
             and position in (select value from json_each(?))"""
    db.execute(sql, [ticked, group.id, plan_id, json.dumps(list(positions))])


def propose_left(db: Database, group: Group, plan_id: int) -> None:
    """Propose after all what was not wanted when the plan was sent before."""
    sql = "update plan_items set state = 'proposed', ticked = 0 where group_id = ? and plan_id = ? and state = 'left'"
    db.execute(sql, [group.id, plan_id])


def _items(
    db: Database, group: Group, condition: str, *values: object, states: Sequence[ProposalState] = ()
) -> list[Proposal]:
    wanted = json.dumps(states or list(ProposalState))
    sql = f"""select * from plan_items where group_id = ? and ({condition})
              and state in (select value from json_each(?)) order by plan_id, position"""  # noqa: S608
    return rows.read_all(_proposal, db, sql, [group.id, *values, wanted])


def _newest(db: Database, group: Group, condition: str, *values: object) -> Proposal | None:
    return next(reversed(_items(db, group, condition, *values)), None)


def _row(one: Proposal) -> dict[str, Any]:
    item, read = one.item, one.read
    return {
        **rows.fields_as_row(
            item, "title", "kind", "festival", "quote", "section", "line", "revision", "place"
        ),
        **rows.fields_as_row(one, "ticked", "state", "event_id", "moved_from", "batch"),
        "time": _when_as_json(item.when),
        "owners": json.dumps(item.owners, ensure_ascii=False),
        "uid": item.uid or None,
        "before": None if one.before is None else _when_as_json(one.before),
        "as_read": read
        and json.dumps([read.title, _when_as_json(read.when), read.festival], ensure_ascii=False),
    }


def _proposal(row: Mapping[str, Any]) -> Proposal:
    item = rows.value(PlanItem, row, when=_when(row["time"]), uid=row["uid"] or "")
    before = row["before"] and _when(row["before"])
    read = row["as_read"] and _item_as_read(item, row["as_read"])
    return rows.value(Proposal, row, item=item, before=before, read=read)


def _item_as_read(item: PlanItem, plain: str) -> PlanItem:
    title, when, festival = json.loads(plain)
    return replace(item, title=title, when=_when(when), festival=festival)


def _when_as_json(when: When) -> str:
    end = None if when.end is None else when.end.isoformat()
    told = [when.text, when.start.isoformat(), end, when.grain.value, when.deadline, when.rrule, when.shift]
    return json.dumps(told, ensure_ascii=False)


def _when(plain: str) -> When:
    text, start, end, grain, deadline, rrule, shift = json.loads(plain)
    until = None if end is None else datetime.fromisoformat(end)
    return When(text, datetime.fromisoformat(start), until, Grain(grain), deadline, rrule, shift)
