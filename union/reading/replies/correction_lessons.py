"""The lesson in an officer's correction: what was read, what was chosen instead, and by which words to know the like."""

from datetime import datetime

from union.core.kinds import Kind
from union.reading.acts import classification
from union.reading.acts import lessons as model
from union.reading.acts.extraction import look
from union.reading.acts.lessons import Learned, Lesson, Subject, telling
from union.reading.message import Intent
from union.reading.reader import read
from union.reading.replies.kept_words import kept_words


def category_lesson(
    text: str, now: datetime, chosen: str, *, region: str = "CN", learned: Learned | None = None
) -> Lesson | None:
    """What a log teaches whose category became `chosen`; None when it teaches nothing.

    So it is when it is read so anyway (after the lessons in `learned`), tells of several deeds, or has no telling
    word. `now` is when it was written, local.
    """
    message = read(text, now, region=region, learned=learned)
    if message.intent is not Intent.LOG:
        message = read(text, now, region=region, meant=Intent.LOG, learned=learned)
    if len(message.facts) != 1 or message.facts[0].category == chosen:
        return None
    return _lesson(
        Subject.CATEGORY, message.facts[0].category, chosen, message.facts[0].title, _words(text, now, region)
    )


def kind_lesson(
    text: str, now: datetime, chosen: Kind, *, region: str = "CN", learned: Learned | None = None
) -> Lesson | None:
    """What a plan teaches whose kind became `chosen`; None when it teaches nothing, as for `category_lesson`."""
    message = read(text, now, region=region, meant=Intent.EVENT, learned=learned)
    if message.kind is None or message.kind is chosen:
        return None
    return _lesson(Subject.KIND, message.kind, chosen, message.title or text, _words(text, now, region))


def _words(text: str, now: datetime, region: str) -> str:
    """The words of a message without its times."""
    return look(text, now.replace(tzinfo=None), region).words


def _lesson(subject: Subject, read_as: str, chosen: str, title: str, text: str) -> Lesson | None:
    """The title's words tell the deed; where they would fit any deed, all of the message's do.

    What the very message would not follow teaches nothing.
    """
    overruled = classification.overruled(subject, text, chosen)
    of_title = kept_words(title)
    for words in (of_title if telling(of_title).own else "", kept_words(text)):
        lesson = Lesson(subject, words, read_as, chosen, overruled)
        if model.learned([lesson]).lesson(subject, text) is not None:
            return lesson
    return None
