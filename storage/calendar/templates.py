"""Templates of a group's own: kept under their name, replaced by saving again, deleted for good."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from storage.core import rows
from union.calendar.templates import Template, steps_as_json, steps_from_json
from union.core.groups import Group, Person


def save(db: Database, group: Group, template: Template, person: Person | None, now: datetime) -> int:
    """Keep a template in place of one of the same name; returns its id."""
    remove(db, group, template.name)
    steps = json.dumps(steps_as_json(template.steps), ensure_ascii=False)
    row = {"group_id": group.id, "name": template.name, "steps": steps, "person_id": person, "saved_at": now}
    return rows.add(db, "templates", row)


def remove(db: Database, group: Group, name: str) -> None:
    db.execute("delete from templates where group_id = ? and name = ?", [group.id, name])


def get(db: Database, group: Group, template_id: int) -> Template | None:
    sql = "select * from templates where group_id = ? and id = ?"
    return rows.read_first(_template, db, sql, [group.id, template_id])


def of_group(db: Database, group: Group) -> dict[int, Template]:
    """The group's own templates by our id, in the order of their names."""
    found = rows.all_rows(db, "select * from templates where group_id = ? order by name", [group.id])
    return {row["id"]: _template(row) for row in found}


def _template(row: Mapping[str, Any]) -> Template:
    return Template(row["name"], steps_from_json(json.loads(row["steps"])), own=True)
