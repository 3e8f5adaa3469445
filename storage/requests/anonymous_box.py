"""The anonymous box: what was put in is opened at the full hour, in no order. Nothing here says who or when."""

import secrets
from datetime import date
from typing import NamedTuple

from sqlite_utils import Database

from storage.core import rows
from union.core.groups import Group

NEW = "new"
LARGEST = 2**52


class Slip(NamedTuple):
    """One of them: the hash of the code it belongs to, what it does, its words, its day."""

    code_hash: str
    step: str
    text: str
    day: date


def add_slip(db: Database, group: Group, slip: Slip) -> None:
    """Put it in, under a number that tells no order."""
    number = 1 + secrets.randbelow(LARGEST)
    rows.add(db, "request_box", {"id": number, "group_id": group.id, **slip._asdict()})


def take_out_slips(db: Database, group: Group) -> list[Slip]:
    """Empty the box: new requests first, and among these, as among the rest, in no order.

    What belongs to one code stays in the order of steps a request can take.
    """
    sql = """select code_hash, step, text, day from request_box where group_id = ?
             order by instr('new more opinion reopened withdrawn', step), random()"""
    found = rows.read_all(rows.reader(Slip), db, sql, [group.id])
    db.execute("delete from request_box where group_id = ?", [group.id])
    return found


def has_slip(db: Database, group: Group, slip: Slip) -> bool:
    """Whether this very slip lies in it."""
    sql = "select 1 from request_box where group_id = ? and code_hash = ? and step = ? and text = ?"
    return rows.has_rows(db, sql, [group.id, slip.code_hash, slip.step, slip.text])


def has_slip_of_code(db: Database, group: Group, code_hash: str) -> bool:
    sql = "select 1 from request_box where group_id = ? and code_hash = ?"
    return rows.has_rows(db, sql, [group.id, code_hash])


def is_empty(db: Database, group: Group) -> bool:
    return not rows.has_rows(db, "select 1 from request_box where group_id = ?", [group.id])
