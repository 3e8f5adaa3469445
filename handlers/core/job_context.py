"""What the round works at: one group, one open transaction, and the ways to say something nobody asked for."""

from datetime import datetime

from handlers.core.messages import outgoing_message
from handlers.core.messages.outgoing_message import Entities, Rows, may_repeat
from handlers.core.services import Services
from storage.core.outbox import queue
from storage.core.outbox.queue import Lane, Outgoing
from storage.engine.database import Database
from union.core.groups import Group, Person
from union.core.records import dataclass, replace
from union.words import Words, language_of, words


@dataclass(frozen=True, slots=True)
class Desk:
    """One group's affairs at one moment. `now` is aware UTC."""

    services: Services
    db: Database
    now: datetime
    group: Group

    @property
    def _(self) -> Words:
        """Sentences in the group's language."""
        return words(self.group.settings.language)

    @property
    def wall(self) -> datetime:
        """Now as wall time in the group's zone, naive."""
        return self.group.wall(self.now)

    @property
    def word_of_day(self) -> str:
        """The key of the one message a day the group gets that nobody asked for, beside reminders and the report."""
        return f"unasked:{self.group.id}:{self.wall.date()}"

    def post(
        self,
        text: str,
        rows: Rows = (),
        *,
        lane: Lane = Lane.REMINDER,
        topic: int | None = None,
        key: str | None = None,
        about: str | None = None,
        entities: Entities = (),
        silent: bool = False,
    ) -> int | None:
        """Queue a message to the group; None when its key is known already. Of a `silent` one nobody is notified."""
        params = outgoing_message.message(text, rows, entities)
        params |= {"disable_notification": True} if silent else {}
        place = (self.group.chat_id, "sendMessage", params, lane, self.group.id, topic)
        return self._queue_message(Outgoing(*place, key=key, about=about, mark=may_repeat(self._)))

    def edit(self, outbox_id: int, text: str, rows: Rows = (), entities: Entities = ()) -> int | None:
        """Queue a change of a message the group has; without rows its keyboard goes. None: it can't be changed."""
        return self.edit_in(self.group.chat_id, outbox_id, text, rows, entities)

    def edit_in(
        self, chat_id: int, outbox_id: int, text: str, rows: Rows = (), entities: Entities = ()
    ) -> int | None:
        params = outgoing_message.message(text, rows, entities)
        place = (chat_id, "editMessageText", params, Lane.DIGEST, self.group.id)
        return self._queue_message(Outgoing(*place, edits=outbox_id))

    def tell(
        self,
        person: Person,
        text: str,
        rows: Rows = (),
        *,
        key: str | None = None,
        about: str | None = None,
        lane: Lane = Lane.REMINDER,
        asked: bool = False,
        entities: Entities = (),
    ) -> int | None:
        """Queue a private message to somebody who can be reached, in their own language's words.

        `asked`: they wanted it at this moment, quiet hours or not.
        """
        if not person.reachable:
            return None
        mark = may_repeat(words(language_of(person.language)))
        params = outgoing_message.message(text, rows, entities)
        place = (person.user_id, "sendMessage", params, lane, self.group.id)
        return self._queue_message(Outgoing(*place, key=key, about=about, mark=mark), asked=asked)

    def _queue_message(self, out: Outgoing, *, asked: bool = False) -> int | None:
        return queue.enqueue_outgoing(
            self.db, replace(out, unasked=out.edits is None and not asked), self.now
        )
