"""The document of a command: fetched and read after its turn, so that a slow file holds up nobody; then the command goes on.

The wish is a draft, so a restart forgets none; who sent it hears at once that it is being read.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta

from handlers import which
from handlers.beside import Beside
from handlers.phrases import attachments as phrases
from handlers.said import Document, Incoming, Said, Where, Who, keepable
from handlers.services import Services
from handlers.turn import Turn
from storage import drafts, groups
from storage.drafts import Draft
from union.documents.reading import text_of
from union.documents.template_check import check_template
from union.documents.unreadable import MOST_BYTES, Refused, Unreadable
from union.groups import Group

WAITING = "attachment"  # subject of the draft: a command whose document is not read yet
KEPT = timedelta(days=1)
MOST_TRIES = 3
Read = Callable[[Said, bytes, bool], Said]
Act = Callable[[Turn], None]


def wait(turn: Turn, what: str) -> bool:
    """Whether the message brings a document that must be read first; then that is kept and said."""
    said = turn.said
    if document_of(said) is None or said.file is not None or said.refused is not None:
        return False
    who = turn.incoming.who
    data = {
        **which.said_data(said),
        **which.around(said),
        "what": what,
        "who": who and [who.user_id, who.name, who.username, who.language],
        "topic": turn.where.topic,
        "tries": 0,
    }
    draft_id = drafts.begin(
        turn.db, turn.where.chat_id, WAITING, data, turn.now, turn.now + KEPT,
        group=turn.with_group(), person=turn.me(),
    )  # fmt: skip
    drafts.asked_in(turn.db, draft_id, turn.say(phrases.reading(turn._)))
    return True


def document_of(said: Said) -> Document | None:
    """The message's own document, or that of the message it replies to."""
    return said.document or said.reply_document


def with_words(said: Said, content: bytes, private: bool) -> Said:
    """The message with its document's words behind its own. Raises Unreadable."""
    words = keepable(text_of(content), private=private)
    return replace(said, text=f"{said.text}\n{words}", document=None, reply_document=None)


def with_template(said: Said, content: bytes, private: bool) -> Said:
    """The message with its document's bytes, if that may be a template of reports. Raises Unreadable."""
    document = document_of(said)
    check_template(content, document.name if document else "")
    return replace(said, file=content)


async def read_waiting(services: Services, at_work: Beside, acts: Mapping[str, tuple[Read, Act]]) -> None:
    """Fetch what waits and let each command go on with it. `acts` by the name given to `wait`."""
    with services.store.reading() as db:
        found = drafts.waiting(db, WAITING)

    async def one(draft: Draft) -> None:
        read, act = acts[draft.data["what"]]
        _go_on(services, draft, await _fetched(services, draft, read), act)

    await at_work.each(found, one)


async def _fetched(services: Services, draft: Draft, read: Read) -> Said:
    """The message with what its document holds, or with why that can't be had."""
    with services.store.unit() as db:
        # Counted before it begins: what ends the program itself is not begun for ever either.
        tries = draft.data["tries"] + 1
        drafts.change(db, draft, {**draft.data, "tries": tries})
    said = which.said_again(draft.data)
    document = document_of(said)
    try:
        if document is None or tries > MOST_TRIES:
            raise Unreadable(Refused.BROKEN)
        if document.size > MOST_BYTES:
            raise Unreadable(Refused.TOO_LARGE)
        content = await services.gateway.download(document.file_id, MOST_BYTES)
        if content is None:
            raise Unreadable(Refused.NOT_FETCHED)
        return read(said, content, draft.chat_id > 0)
    except Unreadable as error:
        return replace(said, refused=error.reason)


def _go_on(services: Services, draft: Draft, said: Said, act: Act) -> None:
    """The command again, as if it came now, in the place where it came."""
    now = services.now()
    with services.store.unit() as db:
        group = groups.get(db, draft.group_id, services.defaults) if draft.group_id else None
        waits = None if group is None else drafts.of_group(db, group, draft.id)
        if group is None or waits is None:  # given up, erased or edited meanwhile
            return
        drafts.end(db, waits)
        act(Turn(services, db, now, _incoming(waits, group, said), group, answers_in=waits.outbox_id))
    services.wake()


def _incoming(draft: Draft, group: Group, said: Said) -> Incoming:
    who = Who(*draft.data["who"]) if draft.data["who"] else None
    # The group may have become a supergroup meanwhile; its drafts moved with it.
    where = Where(draft.chat_id, group.title, draft.chat_id > 0, topic=draft.data["topic"])
    return Incoming(0, where, who, said, anonymous=who is None)
