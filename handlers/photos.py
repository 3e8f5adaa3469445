"""Photos as evidence: with a caption, in an album, as a reply, or alone in private."""

from dataclasses import replace

from handlers import about, filing, which, worklog
from handlers.phrases import plain as plains
from handlers.phrases import worklog as phrases
from handlers.turn import Turn
from storage import books, drafts, logs
from storage.drafts import Draft
from union.rights import Action
from union.understanding.message import Intent
from union.worklog import LogEntry

DRAFT = "photo"  # waits for the words that belong to a photo


def joins_album(turn: Turn) -> bool:
    """Another photo of an album whose caption has been filed: added in silence."""
    photo = turn.said.photo
    if photo is None or photo.album is None or turn.said.text:
        return False
    group = turn.with_group()
    log_id = books.album_log(turn.db, group, turn.where.chat_id, photo.album)
    entry = logs.get(turn.db, group, log_id) if log_id else None
    if entry is not None:
        filing.attach_photo(turn, entry)
    return entry is not None


def add(turn: Turn, entry: LogEntry) -> None:
    """A photo sent as a reply to an entry's echo."""
    problem = worklog.trouble(turn, entry)
    if problem is not None:
        turn.say(problem)
        return
    kept = filing.attach_photo(turn, entry)
    today = turn.with_group().day(turn.now)
    turn.say(phrases.photo_added(turn._, kept, today), about=about.of_log(entry.id))


def alone(turn: Turn) -> None:
    """A photo without words in private: of an album already filed, or asked what it shows."""
    if not turn.may(Action.LOG):
        turn.say(plains.readers_only(turn._))
        return
    if joins_album(turn):
        return
    group, person = turn.with_group(), turn.me()
    draft_id = drafts.begin(
        turn.db, turn.where.chat_id, DRAFT, which.said_data(turn.said), turn.now,
        turn.now + which.ASKED, group=group, person=person,
    )  # fmt: skip
    drafts.asked_in(turn.db, draft_id, turn.say(phrases.describe_photo(turn._)))


def described(turn: Turn, draft: Draft) -> bool:
    """The words for a photo that came without: filed together."""
    if not turn.said.text:
        return False
    if not turn.may(Action.LOG):
        turn.say(plains.readers_only(turn._))
        return True
    message = filing.as_log(filing.read_words(turn, turn.said.text, Intent.LOG))
    wrong = worklog.wrong_day(turn, message)
    if wrong is not None:
        drafts.asked_in(turn.db, draft.id, turn.say(wrong))
        return True
    drafts.end(turn.db, draft)
    photo = which.said_again(draft.data).photo
    turn.speak_as(replace(turn.said, photo=photo))
    worklog.file(turn, message)
    return True
