"""An album in a group whose caption stands under a later photo: the photos before it wait a minute for its words."""

from datetime import timedelta

from handlers.core import group_choice, pending_questions
from handlers.core.messages.incoming_message import Said
from handlers.core.turn import Turn
from storage.core import drafts

SUBJECT = "photo.album"
WAITS = timedelta(minutes=1)  # Telegram sends the photos of an album within seconds


def is_without_words(turn: Turn) -> bool:
    """Whether it is a photo of an album whose words may still come."""
    photo = turn.said.photo
    return photo is not None and photo.album is not None and not turn.said.text


def remember(turn: Turn) -> None:
    """Keep where the photo is, until its album's words come or the minute is over."""
    pending_questions.begin(turn, SUBJECT, group_choice.said_data(turn.said), WAITS)


def earlier(turn: Turn) -> list[Said]:
    """The photos of this message's album that came before its words; they wait no longer."""
    photo, person = turn.said.photo, turn.me()
    found: list[Said] = []
    if photo is None or photo.album is None:
        return found
    while (draft := drafts.latest(turn.db, turn.where.chat_id, person, SUBJECT)) is not None:
        drafts.end(turn.db, draft)
        said = group_choice.said_again(draft.data)
        if said.photo is not None and said.photo.album == photo.album:
            found.insert(0, said)
    return found
