"""A committee with plans: the stage, a round that can be made at any wall time, and what it said."""

from collections.abc import Callable
from datetime import UTC, datetime

from bot.scheduling.round import Round
from handlers.core.feature import Job, Phase
from handlers.core.job_context import Desk
from handlers.core.messages.incoming_message import Where, Who
from handlers.routing import free_text
from handlers.routing.features import JOBS
from handlers.routing.handler_table import DEEDS
from storage.core import people
from storage.events import queries as events_queries
from tests.unit.handlers.stage import CHAT, LI, ZHOU, Stage, in_private, stage
from union.core.groups import Person, Role
from union.events.model import Event


def silent(desk: Desk) -> None:
    """No report: these tests are about reminders."""


def jobs_with(report: Callable[[Desk], None]) -> tuple[Job, ...]:
    """The jobs of the round, with this in the place of the reports."""
    return (*(job for job in JOBS if job.phase is not Phase.REPORT), Job(report, Phase.REPORT))


MORNING = "2026-11-20 09:00"  # three days before a meeting of next Wednesday, moved to the working day


class Week:
    """Begins on Wednesday 2026-11-18 at 10:00 with 李建国 and 周敏 (admin) on the roster."""

    def __init__(self) -> None:
        self.stage: Stage = stage()
        self.round = Round(self.stage.services, jobs_with(silent))
        self.join(LI)
        self.join(ZHOU, Role.ADMIN)

    def join(self, who: Who, role: Role = Role.OFFICER, *, reachable: bool = False) -> Person:
        """Somebody is on the roster."""
        at = self.stage
        at.write(who, "大家早", lambda turn: None)
        person = people.upsert_person(at.store.db, who.user_id, who.name, who.username, who.language, at.now)
        people.enrol(at.store.db, at.group(), person, role, at.now)
        people.set_reachable(at.store.db, person, reachable)
        return person

    def says(
        self, who: Who | None, text: str, where: Where | None = None, reply_to: int | None = None
    ) -> str:
        """A plain sentence or a reply; what the bot said to it, empty for silence."""
        act = free_text.in_private if where and where.private else free_text.in_group
        chat_id = where.chat_id if where else CHAT
        before = len(self.stage.queued(chat_id))
        more = {"reply_to": reply_to, "reply_to_bot": True} if reply_to else {}
        self.stage.write(who, text, act, where, **more)
        return "\n".join(self.stage.queued(chat_id)[before:])

    def private(self, who: Who, text: str, reply_to: int | None = None) -> str:
        """The same in the person's private chat."""
        return self.says(who, text, in_private(who), reply_to)

    def press(self, who: Who, label: str, where: Where | None = None) -> str | None:
        """A button of the newest message that has it; the toast."""
        return self.stage.press(who, label, DEEDS, where)

    def at(self, words: str) -> list[str]:
        """The clock shows 「2026-11-25 09:00」 in Shanghai and two rounds are made; what the group was told."""
        self.stage.now = datetime.fromisoformat(f"{words}+08:00").astimezone(UTC)
        before = len(self.stage.queued())
        self.round.tick()
        self.round.tick()
        return self.stage.queued()[before:]

    def told(self, who: Who) -> list[str]:
        """Everything said to somebody in private."""
        return self.stage.queued(who.user_id)

    def last_message(self, chat_id: int = CHAT) -> int:
        """The id of the newest message of ours in a chat."""
        self.stage.deliver()
        sql = "select max(message_id) as id from outbox where chat_id = ? and edits is null"
        return int(next(iter(self.stage.store.db.query(sql, [chat_id])))["id"])

    def event(self, number: int = 1) -> Event:
        """The item as it is stored."""
        found = events_queries.numbered(self.stage.store.db, self.stage.group(), number)
        assert found is not None
        return found

    def waiting(self) -> list[str]:
        """When the group will hear of something, wall time, soonest first."""
        sql = "select due_at from reminders where state = 'waiting' order by due_at"
        group = self.stage.group()
        moments = [datetime.fromisoformat(row["due_at"]) for row in self.stage.store.db.query(sql)]
        return [f"{group.wall(moment):%m-%d %H:%M}" for moment in moments]


def with_told(*told: str, at: str = "") -> Week:
    """A committee in which 李建国 has put these down, at a wall time of their own where one is given."""
    week = Week()
    if at:
        week.at(at)
    for said in told:
        week.says(LI, said)
    return week
