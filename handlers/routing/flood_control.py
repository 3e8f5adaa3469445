"""Who sends more in a minute than is handled: refused before anything is read, and told so once.

What happens to a chat (somebody came, the group moved) is never refused.
"""

from collections.abc import Mapping

from handlers.core import press_texts as phrases
from handlers.core.messages.outgoing_message import may_repeat
from handlers.core.messages.update_summary import MESSAGES, Outline
from handlers.core.services import Services
from handlers.routing.failure_notices import hears, in_reply
from storage.core import updates
from storage.core.outbox.queue import enqueue_outgoing
from union.core.rate_limit import Stream
from union.core.records import replace

# What people send; service messages have none of these.
CONTENT = frozenset(
    {
        *("text", "caption", "photo", "document", "sticker", "animation", "video", "voice", "video_note"),
        *("audio", "contact", "location", "poll", "dice", "story", "checklist"),
    }
)
PRESSES = 2  # as many as messages: a list is ticked faster than a sentence is written
Update = Mapping[str, object]


class FloodControl:
    """Stands before the handlers, and takes updates as Telegram wrote them; what it remembers is forgotten at a restart."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._refused: list[int] = []

    def refuses(self, update: Update, told: Outline) -> bool:
        """Whether this update is left aside; who sent it has been told. Raises Unwritable."""
        at = self._message_timestamp(told)
        for stream in self._streams(update, told):
            if stream.is_over(at):
                self._tell(told, stream, at)
                return True
        return False

    def handled(self, update: Update, told: Outline) -> None:
        """It was handled, and counts."""
        at = self._message_timestamp(told)
        for stream in self._streams(update, told):
            stream.take(at)

    def end_batch(self) -> None:
        """Note what was refused, so that it is not handled when it comes again. Raises Unwritable.

        The disk need not have it yet: whoever confirms the batch waits for that, once for all of it.
        """
        if not self._refused:
            return
        services = self._services
        with services.store.unit(waits=False) as db:
            updates.mark_all_seen(db, services.face.id, self._refused, services.now())
        self._refused = []

    def _streams(self, update: Update, told: Outline) -> list[Stream]:
        quota, floods = self._services.quota, self._services.floods
        if told.press_id is not None:
            wanted = [(("press", told.sender), quota.user * PRESSES)]
        elif told.written and _is_content(update):
            wanted = [(("user", told.sender), quota.user)]
            if not told.private:
                wanted.append((("group", told.chat_id), quota.group))
        else:
            return []
        return [floods.stream(source, limit) for source, limit in wanted if limit > 0]

    def _message_timestamp(self, told: Outline) -> int:
        return int(self._services.now().timestamp()) if told.at is None else told.at

    def _tell(self, told: Outline, stream: Stream, at: int) -> None:
        if told.press_id is not None:
            if stream.told_at != at:  # not faster than once a second
                services = self._services
                *_served, _ = hears(services.store.db, services, told)
                services.gateway.answer(told.press_id, phrases.too_many_presses(_))
        elif stream.told_at is None:
            self._say(told)
        stream.told_at = at
        self._refused.append(told.update_id)

    def _say(self, told: Outline) -> None:
        services = self._services
        if not told.heard:
            return
        with services.store.unit() as db:
            served, group, _ = hears(db, services, told)
            if not served or (group is None and not told.private):
                return
            if not updates.first_sight(db, services.face.id, told.update_id, services.now()):
                return
            text = _("一分钟内发得太多了，从这条起一分钟里发的、改的都没有记，请过一分钟再发。")
            enqueue_outgoing(db, replace(in_reply(told, group, text), mark=may_repeat(_)), services.now())
        services.wake()


def _is_content(update: Update) -> bool:
    """By the names of its parts: nothing is read."""
    messages = (update.get(kind) for kind in MESSAGES)
    return any(isinstance(message, dict) and not CONTENT.isdisjoint(message) for message in messages)
