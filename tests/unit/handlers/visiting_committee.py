"""A committee that listens for life events, and a few ways to look at what it did."""

from handlers.routing import handler_table
from storage.core import groups, people
from storage.events import queries as events_queries
from tests.unit.handlers.stage import CHAT, LI, WANG, ZHOU, Stage, in_private, stage
from union.core.groups import Role
from union.events.model import Event

ROSTER = ((ZHOU, Role.ADMIN, None), (LI, Role.LEADER, "二车间"), (WANG, Role.OFFICER, None))
ILL = "二车间刘建国住院了"


def committee(care: str = "both", *, reachable: bool = True) -> Stage:
    """周敏 is 管理员, 李建国 leads 二车间, 王芳 is 委员; it is Wednesday 18 November, 10:00."""
    found = stage()
    with found.store.unit() as db:
        groups.create(db, CHAT, "红星厂工会", found.now)
    with found.store.unit() as db:
        for who, role, branch in ROSTER:
            person = people.upsert_person(db, who.user_id, who.name, None, who.language, found.now)
            people.enrol(db, found.group(), person, role, found.now, by_hand=True)
            people.set_branch(db, found.group(), person, branch)
            people.set_reachable(db, person, reachable)
        groups.change_setting(db, found.group(), "care", care)
    return found


def set_rules(at: Stage, line: str) -> None:
    """The group's own rules."""
    with at.store.unit() as db:
        groups.change_setting(db, at.group(), "care_rules", line)


def visits(at: Stage) -> list[Event]:
    """Items of the calendar, by number."""
    return sorted(events_queries.open_ones(at.store.db, at.group()), key=lambda event: event.number)


def whole_file(at: Stage) -> str:
    """Every word of the database."""
    return "\n".join(at.store.db.conn.iterdump())


def press(at: Stage, label: str, *, private: bool = False) -> str | None:
    """王芳 presses."""
    return at.press(WANG, label, handler_table.DEEDS, in_private(WANG) if private else None)
