"""What somebody presses or writes on a page, done by the chat's own handlers and heard in the group as if done there.

A press changes the last message of the group's about the thing, where there is one; no answer is a reply, for nobody wrote a
message. What is said is read on the page as well.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from typing import Any

from handlers.core.messages.incoming_message import Incoming, Said, Where
from handlers.core.messages.outgoing_message import Entities, Press, Rows
from handlers.core.turn import Turn
from storage.core.outbox import sent_messages
from storage.core.outbox.queue import Outgoing


class _NothingDone(Exception):
    """Takes back what was only said."""


@dataclass(slots=True)
class PageTurn(Turn):
    """A turn in the group's chat without a message in it; `shown` is the message a press changes."""

    shown: sent_messages.Sent | None = None
    answered: list[str] = field(default_factory=list)

    def pressed_row(self) -> sent_messages.Sent | None:
        return self.shown

    def edit_pressed(self, text: str, rows: Rows = (), entities: Entities = ()) -> None:
        """Heard also where no message of the group's is there to be changed."""
        self.answered.append(text)
        Turn.edit_pressed(self, text, rows, entities)

    def say(self, text: str, rows: Rows = (), **how: Any) -> int | None:
        """In the group, and on the page."""
        self.answered.append(text)
        return Turn.say(self, text, rows, **how)

    def put(self, out: Outgoing) -> int | None:
        """There is no message to reply to."""
        params = {name: value for name, value in out.params.items() if name != "reply_parameters"}
        return Turn.put(self, replace(out, params=params))

    @property
    def told(self) -> str:
        return self.toast or "\n".join(dict.fromkeys(self.answered))


def pressing(turn: Turn, press: Press, marks: Collection[str]) -> PageTurn:
    """A visitor's button; `marks`: what a message about the very thing is marked with."""
    group = turn.with_group()
    shown = sent_messages.latest(turn.db, group, group.chat_id, marks)
    return replace(_in_chat(turn, None, press), shown=shown)


def writing(turn: Turn, words: str = "") -> PageTurn:
    """A visitor's words, or a change whose new value is given."""
    return _in_chat(turn, Said(words, 0, turn.now), None)


def unless_idle(turn: PageTurn, act: Callable[[PageTurn], bool]) -> bool:
    """Do it; where that did nothing (False) the group hears nothing of it: help and refusals are for the page."""
    try:
        with turn.db.atomic():
            if not act(turn):
                raise _NothingDone
    except _NothingDone:
        return False
    return True


def _in_chat(turn: Turn, said: Said | None, press: Press | None) -> PageTurn:
    group = turn.with_group()
    where = Where(group.chat_id, group.title, private=False)
    incoming = Incoming(0, where, turn.incoming.who, said, press)
    return PageTurn(turn.services, turn.db, turn.now, incoming, group, _me=turn.me())
