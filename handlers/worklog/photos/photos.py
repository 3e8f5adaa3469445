"""Photos as evidence: with a caption, in an album, as a reply, by the button 补充照片, or alone in private; saved on the bot's own disk where the group wants that."""

import asyncio
import errno
import logging
from collections.abc import Awaitable, Callable
from datetime import date, datetime, timedelta
from pathlib import Path

from handlers.core import group_choice, message_reading, pending_questions
from handlers.core import not_understood_texts as plains
from handlers.core.attachments import FileTurns
from handlers.core.messages import message_subject
from handlers.core.messages.incoming_message import Said
from handlers.core.monitoring.errors import place_of
from handlers.core.monitoring.troubles import Trouble
from handlers.core.services import Services
from handlers.core.turn import Answers, Deeds, Turn
from handlers.worklog import log_command, log_entry, log_receipt
from handlers.worklog.corrections import correction
from handlers.worklog.texts import one_line
from storage.core import drafts, groups
from storage.core.drafts import Draft
from storage.core.outbox import sent_messages
from storage.engine.database import Database
from storage.worklog import entries, photos
from storage.worklog.photos import Unsaved
from union.core.groups import Group
from union.core.rights import Action, Standing
from union.reading.message import Intent
from union.words import Words, sentence
from union.worklog.entries import LogEntry

DRAFT = "photo"  # waits for the words that belong to a photo
COLLECTS = "log.photos"  # the next photos of this person belong to an entry
COLLECTED_FOR = timedelta(minutes=10)
JUST_NOW = timedelta(minutes=1)


def joins_album(turn: Turn) -> bool:
    """Another photo of an album whose first was kept: added in silence, the echo counts it."""
    photo = turn.said.photo
    if photo is None or photo.album is None or turn.said.text:
        return False
    group = turn.with_group()
    log_id = photos.album_log(turn.db, group, turn.where.chat_id, photo.album)
    entry = entries.get(turn.db, group, log_id) if log_id else None
    if entry is not None:
        log_receipt.redraw(turn, log_entry.attach_photos(turn, entry, [turn.said]))
    return entry is not None


def add(turn: Turn, entry: LogEntry) -> None:
    """A photo sent as a reply to an entry's echo; of an album the first is answered."""
    problem = log_command.trouble(turn, entry)
    if problem is not None:
        turn.say(problem)
        return
    album = turn.said.photo.album if turn.said.photo else None
    is_more = album is not None and (
        photos.album_log(turn.db, turn.with_group(), turn.where.chat_id, album) == entry.id
    )
    _attach(turn, entry, is_more=is_more)


def collected(turn: Turn) -> bool:
    """A photo of somebody who pressed 补充照片 a short while ago: added; its words must tell of nothing else."""
    draft = _collecting(turn)
    entry = entries.get(turn.db, turn.with_group(), draft.data["log_id"]) if draft else None
    if draft is None or entry is None or entry.undone or log_command.trouble(turn, entry) is not None:
        return False
    if turn.said.text and message_reading.read_words(turn, turn.said.text).intent is not Intent.NONE:
        return False
    _attach(turn, entry, is_more=draft.data["count"] > 0)
    drafts.change(turn.db, draft, {**draft.data, "count": draft.data["count"] + 1})
    return True


def receive_bare_photo(turn: Turn) -> None:
    """A photo without words in private: of an album already filed, of the entry just written, or asked what it shows."""
    if not turn.may(Action.LOG):
        turn.say(plains.readers_only(turn._))
        return
    if joins_album(turn) or _joins_asked(turn):
        return
    group, person = turn.with_group(), turn.me()
    entry = entries.latest_of(turn.db, group, person) if person else None
    is_here = entry is not None and entry.chat_id == turn.where.chat_id
    is_new = entry is not None and timedelta() <= turn.said.at - entry.said_at <= JUST_NOW
    just = entry if is_here and is_new else None
    data = group_choice.said_data(turn.said) | {"log_id": just.id if just else None}
    draft_id = pending_questions.begin(turn, DRAFT, data, group_choice.ASKED)
    if just is None:
        drafts.set_message(turn.db, draft_id, turn.say(describe(turn._)))
        return
    row = [
        turn.button(turn._("是，加到 #{number}", number=just.number), "photo.join", draft_id),
        turn.button(turn._("不是，另写说明"), "photo.other", draft_id),
    ]
    asked = turn._("这张照片是刚才那条的吗？{entry}", entry=one_line(turn._, just, turn.today))
    drafts.set_message(turn.db, draft_id, turn.say(asked, [row]))


def described(turn: Turn, draft: Draft) -> bool:
    """The words for a photo that came without: filed together."""
    if not turn.said.text:
        return False
    if not turn.may(Action.LOG):
        return turn.tell(plains.readers_only(turn._))
    message = message_reading.read_log(turn, turn.said.text)
    return log_command.file_answer(turn, draft, message, _photos_in_draft(draft))


def _joins_asked(turn: Turn) -> bool:
    """Another photo of an album that is being asked about: it waits with the first."""
    photo, person = turn.said.photo, turn.me()
    draft = drafts.latest(turn.db, turn.where.chat_id, person, DRAFT) if person else None
    if photo is None or photo.album is None or draft is None or draft.data["photo"][2] != photo.album:
        return False
    more = [*draft.data.get("more", ()), group_choice.said_data(turn.said)]
    drafts.change(turn.db, draft, {**draft.data, "more": more})
    return True


def _photos_in_draft(draft: Draft) -> list[Said]:
    return [group_choice.said_from_data(each) for each in (draft.data, *draft.data.get("more", ()))]


def _attach(turn: Turn, entry: LogEntry, *, is_more: bool) -> None:
    """Keep it and say how many there are now; of several the answer to the first goes on counting."""
    kept = log_entry.attach_photos(turn, entry, [turn.said])
    text, mark = photo_added_line(turn._, kept, turn.today), message_subject.of_log(entry.id)
    told = sent_messages.row_ids_about(turn.db, turn.with_group().id, mark)
    log_receipt.redraw(turn, kept)
    if is_more and len(told) > 1:
        turn.edit(told[-1], text)
    elif not is_more:
        turn.say(text, about=mark)


def _collecting(turn: Turn) -> Draft | None:
    """The entry this person's photos are for, of a group they still belong to; in private it names the group."""
    person = turn.me() if turn.said.photo is not None else None
    draft = drafts.latest(turn.db, turn.where.chat_id, person, COLLECTS) if person else None
    if draft is None or draft.group_id is None or turn.said.at > datetime.fromisoformat(draft.data["until"]):
        return None
    if turn.group is None:
        turn.group = turn.services.group(turn.db, draft.group_id)
    if turn.group is None or turn.group.id != draft.group_id or turn.standing() is Standing.STRANGER:
        return None
    return draft


def _press_collect(turn: Turn) -> None:
    """补充照片: the presser's next photos here belong to the entry."""
    entry, person = correction.pressed_entry(turn), turn.me()
    if person is None:
        return
    drafts.give_up(turn.db, turn.where.chat_id, person, (COLLECTS,))
    data = {"log_id": entry.id, "until": (turn.now + COLLECTED_FOR).isoformat(), "count": 0}
    pending_questions.begin(turn, COLLECTS, data, COLLECTED_FOR)
    turn.toast = turn._("请发照片：10分钟内您在这里发的照片都加到 #{number}。", number=entry.number)
    turn.alert = True
    log_receipt.show(turn, entry)


def _press_join(turn: Turn) -> None:
    draft, entry = correction.pressed_question(turn, DRAFT)
    drafts.end(turn.db, draft)
    kept = log_entry.attach_photos(turn, entry, _photos_in_draft(draft))
    log_receipt.redraw(turn, kept)
    turn.edit_pressed(photo_added_line(turn._, kept, turn.today))


def _press_other(turn: Turn) -> None:
    """It shows something else: described by a reply to this very message."""
    pending_questions.pressed(turn, DRAFT)
    turn.edit_pressed(describe(turn._))


ANSWERS: Answers = {DRAFT: described}
DEEDS: Deeds = {
    COLLECTS: _press_collect,
    "photo.join": _press_join,
    "photo.other": _press_other,
}


def photo_added_line(_: Words, entry: LogEntry, today: date) -> str:
    """A photo was added to an entry; its line says how many there are."""
    return _("照片已加入 {entry}", entry=one_line(_, entry, today))


# A photo without caption in private.
describe = sentence("照片收到，还没有记下。请回复本条写一句说明，比如：女职工趣味运动会，60人参加")


log = logging.getLogger(__name__)
MOST_BYTES = 20_000_000  # Telegram gives a bot no larger file
AT_ONCE = 5  # of one group in one pass: documents wait meanwhile
UNDONE_KEPT = timedelta(days=30)  # so long an entry taken back may come again with its photos

Redraw = Callable[[bytes], Awaitable[bytes | None]]
Tell = Callable[[Database, Services, Group, datetime], None]  # the 管理员 of a group, that its photos wait


class PhotoKeeping:
    """One for the whole bot. What it remembers only spares work; the rows are the truth."""

    def __init__(
        self, services: Services, redraw: Redraw, tell: Tell, turns: FileTurns | None = None
    ) -> None:
        self._services, self._redraw, self._tell = services, redraw, tell
        self._turns = turns or FileTurns()
        self._swept: date | None = None

    async def keep(self) -> None:
        """Save what waits, and delete once a day what is no longer to be kept."""
        services, folder = self._services, self._services.photos
        if folder is None:
            return
        with services.store.reading() as db:
            wanting = groups.active_with(db, services.defaults, "save_photos")
        for group in wanting:
            if not await self._save_some(folder, group):
                return
        await self._sweep(folder)

    async def _save_some(self, folder: Path, group: Group) -> bool:
        """Whether to go on: not while Telegram gives nothing, or the disk is full."""
        with self._services.store.reading() as db:
            waiting = photos.unsaved(db, group, self._services.now(), AT_ONCE)
        for photo in waiting:
            if not await self._save(folder, group, photo):
                return False
        return True

    async def _save(self, folder: Path, group: Group, photo: Unsaved) -> bool:
        services = self._services
        content = await services.gateway.download(photo.file_id, MOST_BYTES)
        if content is None:
            with services.store.unit() as db:
                photos.failed(db, group, photo, services.now())
            return False
        path = photos.path_of(group.id, photo.id)
        try:
            async with self._turns.of(group.id):
                drawn = await self._redraw(content)
            if drawn is not None:
                await asyncio.to_thread(photos.write, folder, path, drawn)
        except (RuntimeError, OSError) as error:
            return self._failed(group, photo, error)
        with services.store.unit() as db:
            if drawn is None:
                photos.give_up_photo(db, group, photo)
            else:
                photos.saved(db, group, photo.id, path)
        services.troubles.over(Trouble.PHOTOS)
        return True

    def _failed(self, group: Group, photo: Unsaved, error: Exception) -> bool:
        log.error("a photo was not saved: %s at %s", type(error).__name__, place_of(error))
        services, now = self._services, self._services.now()
        if not isinstance(error, OSError):
            with services.store.unit() as db:
                photos.failed(db, group, photo, now)
            return True
        # The folder is full, read only or gone, which is no fault of the photo's.
        services.troubles.tell(Trouble.PHOTOS, errno.errorcode.get(error.errno or 0, ""))
        with services.store.unit() as db:
            photos.postpone_photo(db, group, photo, now)
            self._tell(db, services, group, now)
        return False

    async def _sweep(self, folder: Path) -> None:
        now = self._services.now()
        if self._swept == now.date():
            return
        with self._services.store.unit() as db:
            for group in groups.active(db, self._services.defaults):
                photos.forget_undone(db, group, now - UNDONE_KEPT)
            kept = photos.paths(db)
        if kept is not None:
            try:
                await asyncio.to_thread(photos.sweep, folder, kept)
            except OSError as error:  # looked at again tomorrow, and told today
                self._services.troubles.tell(Trouble.PHOTOS, errno.errorcode.get(error.errno or 0, ""))
        self._swept = now.date()
