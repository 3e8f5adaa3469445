"""What the round works at: one group, one open transaction, and the ways to say something nobody asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from handlers import cards
from handlers.cards import Rows
from handlers.services import Services
from storage import outbox
from storage.database import Database
from storage.outbox import Lane, Outgoing
from union.groups import Group, Person
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

    def post(
        self,
        text: str,
        rows: Rows = (),
        *,
        lane: Lane = Lane.REMINDER,
        topic: int | None = None,
        key: str | None = None,
        about: str | None = None,
        entities: Sequence[Mapping[str, Any]] = (),
    ) -> int | None:
        """Queue a message to the group; None when its key is known already."""
        params = _params(text, rows, entities)
        mark = self._("（网络不稳，可能重复送达）")
        return self._put(
            Outgoing(
                self.group.chat_id, "sendMessage", params, lane, self.group.id, topic,
                key=key, about=about, mark=mark,
            )
        )  # fmt: skip

    def edit(
        self, outbox_id: int, text: str, rows: Rows = (), entities: Sequence[Mapping[str, Any]] = ()
    ) -> None:
        """Queue a change of a message the group has; without rows its keyboard goes."""
        params = _params(text, rows, entities)
        self._put(
            Outgoing(
                self.group.chat_id, "editMessageText", params, Lane.DIGEST, self.group.id, edits=outbox_id
            )
        )

    def tell(
        self,
        person: Person,
        text: str,
        rows: Rows = (),
        *,
        key: str | None = None,
        about: str | None = None,
        lane: Lane = Lane.REMINDER,
    ) -> int | None:
        """Queue a private message to somebody who can be reached, in their own language's words."""
        if not person.reachable:
            return None
        mark = words(language_of(person.language))("（网络不稳，可能重复送达）")
        params = _params(text, rows, ())
        return self._put(
            Outgoing(
                person.user_id, "sendMessage", params, lane, self.group.id, key=key, about=about, mark=mark
            )
        )

    def send_file(
        self, name: str, file_id: int, caption: str, *, key: str, topic: int | None = None
    ) -> int | None:
        """Queue a file kept in storage as a document to the group."""
        return self._put(
            Outgoing(
                self.group.chat_id, "sendDocument", {"caption": caption}, Lane.DIGEST, self.group.id, topic,
                key=key, file_id=file_id, about=f"file:{name}",
            )
        )  # fmt: skip

    def _put(self, out: Outgoing) -> int | None:
        return outbox.put(self.db, out, self.now)


def _params(text: str, rows: Rows, entities: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    params: dict[str, Any] = {"text": text}
    if rows:
        params["reply_markup"] = cards.markup(rows)
    if entities:
        params["entities"] = list(entities)
    return params
