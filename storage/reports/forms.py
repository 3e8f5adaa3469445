"""A group's own template for its reports; forms of the union above, as they came: blank, and kept to be filled in again; and which are wanted filled in."""

from datetime import datetime

from sqlite_utils import Database

from storage.core import rows
from storage.core.drafts import KeptWish, Wishes
from union.core.groups import Group, Person
from union.core.records import dataclass

MOST = 8  # of a group; the one that came longest ago goes


@dataclass(frozen=True, slots=True)
class KeptForm:
    """A form as it came, but for what is in it."""

    id: int
    name: str


_form = rows.reader(KeptForm)


def save(db: Database, group: Group, name: str, content: bytes, person: Person | None, now: datetime) -> int:
    """Keep it in place of one of the same name."""
    sql = """insert into report_forms (group_id, name, content, person_id, saved_at) values (?, ?, ?, ?, ?)
             on conflict (group_id, name) do update set content = excluded.content, person_id = excluded.person_id,
             saved_at = excluded.saved_at returning id"""
    values = [group.id, name, content, person.id if person else None, rows.to_text(now)]
    form_id = int(db.execute(sql, values).fetchone()[0])
    sql = """delete from report_forms where group_id = ? and id not in
             (select id from report_forms where group_id = ? order by saved_at desc, id desc limit ?)"""
    db.execute(sql, [group.id, group.id, MOST])
    return form_id


def of_group(db: Database, group: Group) -> list[KeptForm]:
    """All of a group's, the newest first."""
    sql = "select id, name from report_forms where group_id = ? order by saved_at desc, id desc"
    return rows.read_all(_form, db, sql, [group.id])


def get(db: Database, group: Group, form_id: int) -> KeptForm | None:
    sql = "select id, name from report_forms where group_id = ? and id = ?"
    return rows.read_first(_form, db, sql, [group.id, form_id])


def content(db: Database, group: Group, form: KeptForm) -> bytes:
    sql = "select content from report_forms where group_id = ? and id = ?"
    return bytes(db.execute(sql, [group.id, form.id]).fetchone()[0])


@dataclass(frozen=True, slots=True)
class WantedForm(KeptWish):
    """A form to be filled in with the figures of a period and sent to a chat."""

    form_id: int
    period: str


WISHES = Wishes("form", WantedForm, ("form_id", "period"))


@dataclass(frozen=True, slots=True)
class PaperTemplate:
    """A group's own template; `saved_at` is aware UTC."""

    name: str
    content: bytes
    saved_at: datetime


def template_of(db: Database, group: Group) -> PaperTemplate | None:
    """The group's own; None while its reports have our layout."""
    sql = "select name, content, saved_at from paper_templates where group_id = ?"
    return rows.read_first(rows.reader(PaperTemplate), db, sql, [group.id])


def save_template(
    db: Database, group: Group, name: str, content: bytes, person: Person | None, now: datetime
) -> None:
    """Keep this one in place of any before."""
    sql = "insert or replace into paper_templates values (?, ?, ?, ?, ?)"
    db.execute(sql, [group.id, name, content, person.id if person else None, rows.to_text(now)])


def remove_template(db: Database, group: Group) -> bool:
    """Back to our layout; whether there was another."""
    return bool(db.execute("delete from paper_templates where group_id = ?", [group.id]).rowcount)
