"""A reply to an entry's echo: a photo, 撤销, its category, the day it happened, or the right figures."""

import re
from collections.abc import Sequence
from dataclasses import replace

from handlers import (
    about,
    branch_correcting,
    chinese,
    correcting,
    filing,
    log_echo,
    photos,
    restoring,
    rewording,
    worklog,
)
from handlers.about import About
from handlers.phrases import plain as plains
from handlers.phrases import press as presses
from handlers.phrases import worklog as phrases
from handlers.turn import Turn
from storage import logs
from union.mending import Said, Trouble, is_only_figures, mended, said
from union.understanding.english import is_english
from union.understanding.message import FactRead, Intent, When
from union.understanding.normal import normal
from union.understanding.renaming import named_category
from union.understanding.replies import Verb, read_reply
from union.worklog import Fact, LogEntry

WAS_DONE = "做的"  # put behind a bare day, which then looks back: 「11月3日」 is not next year's
# 「日期改昨天」, 「是11月3日」
OF_DAY = re.compile(
    r"(?:日期|[时時][间間]|日子)?(?:[应應][该該]|[应應][当當]|[应應])?(?:是|[为為]|改[为為]|改成|改到|改|:|：)?\s*"
)


def replied(turn: Turn, subject: About) -> bool:
    """Do what the reply says; False for talk in a group."""
    entry = logs.get(turn.db, turn.with_group(), subject.id)
    if entry is None:
        turn.say(presses.gone(turn._))
    elif turn.said.photo is not None:
        photos.add(turn, entry)
    else:
        return _in_words(turn, entry)
    return True


def replied_to_words(turn: Turn) -> bool:
    """A reply to the very message an entry was made of, by who may change it; False for talk, and for anybody else."""
    said_now = turn.said
    if turn.group is None or said_now.reply_to is None or said_now.reply_to_bot:
        return False
    entry = logs.of_message(turn.db, turn.group, turn.where.chat_id, said_now.reply_to)
    if entry is None or not turn.may_change(entry.author_id):
        return False
    if said_now.photo is not None and not said_now.text:
        photos.add(turn, entry)
        return True
    return said_now.photo is None and _in_words(turn, entry)


def _in_words(turn: Turn, entry: LogEntry) -> bool:
    if chinese.said_word(turn.said.text, (restoring.WORD,)):
        worklog.bring_back(turn, entry)
        return True
    reply = read_reply(turn.said.text, turn.with_group().wall(turn.said.at), None)
    if reply is not None and reply.verb in (Verb.UNDO, Verb.CANCEL):
        worklog.take_back(turn, entry)
        return True
    return corrects(turn, entry, turn.said.text) or _not_understood(turn)


def corrects(turn: Turn, entry: LogEntry, words: str) -> bool:
    """Do what words say that are a category, a branch, a day or figures; False for any other, where nothing is said.

    What they take back of the log and can't put right is asked about.
    """
    text = _corrected(turn, entry, words)
    if text is None:
        return rewording.asked(turn, entry, words)
    turn.say(text, about=about.of_log(entry.id))
    now = logs.get(turn.db, turn.with_group(), entry.id)
    if now is not None and now.version != entry.version:
        log_echo.redraw(turn, now, phrases.changed)
    return True


def is_correction(turn: Turn, facts: Sequence[Fact], words: str) -> bool:
    """Whether the words are a category, a branch, a day or figures of a log with these facts."""
    if named_category(words) is not None or _day_said(turn, words) is not None:
        return True
    if branch_correcting.is_said_in(turn, words):
        return True
    reply = said(words)
    return is_only_figures(facts, reply, _figures_read(turn, reply))


def _corrected(turn: Turn, entry: LogEntry, words: str) -> str | None:
    """What to say to words that put something right; None to any other."""
    return _by_itself(turn, entry, words) or rewording.answered(turn, entry, words, _by_itself)


def _by_itself(turn: Turn, entry: LogEntry, words: str) -> str | None:
    """What to say to a category, a branch, a day or figures, and nothing else; None to any other."""
    category = named_category(words)
    if category is not None:
        return correcting.recategorised(turn, entry, category)
    placed = branch_correcting.answered(turn, entry, words)
    if placed is not None:
        return placed
    return _day_answered(turn, entry, words) or _figures_answered(turn, entry, words)


def _not_understood(turn: Turn) -> bool:
    message = filing.read_words(turn, turn.said.text)
    if turn.where.private and message.intent not in (Intent.LOG, Intent.EVENT):
        turn.say(phrases.not_a_change(turn._))
        return True
    return False


def _day_answered(turn: Turn, entry: LogEntry, text: str) -> str | None:
    found, today = _day_said(turn, text), turn.with_group().day(turn.said.at)
    if found is None or isinstance(found, str):
        return plains.no_such_time(turn._, found) if found else None
    if found.start.date() > today:
        return phrases.day_ahead(turn._, found.start.date(), today)
    return correcting.moved(turn, entry, filing.day_of(found, today))


def _day_said(turn: Turn, text: str) -> When | str | None:
    """The day that is all the words say; as a string one that cannot be."""
    words = OF_DAY.sub(
        "", normal(text).text.strip(" 。.，,") if is_english(text) else text.strip(" 。.，,"), count=1
    )
    message = filing.read_words(turn, f"{words}{WAS_DONE}")
    when, wrong = message.when, filing.impossible_time(message)
    if wrong is not None and wrong.strip() == words:
        return wrong
    return when if when is not None and when.text.strip() == words else None


def _figures_read(turn: Turn, reply: Said) -> tuple[FactRead, ...]:
    return filing.read_words(turn, reply.words, Intent.LOG).facts if reply.words else ()


def _figures_answered(turn: Turn, entry: LogEntry, text: str) -> str | None:
    reply = said(text)
    read = _figures_read(turn, reply)
    if not is_only_figures(entry.facts, reply, read):
        return None
    if turn.said.edited and reply.adds:
        return phrases.reply_again(turn._, entry)
    return _with_figures(turn, entry, reply, read)


def _with_figures(turn: Turn, entry: LogEntry, reply: Said, read: tuple[FactRead, ...]) -> str:
    facts = mended(entry.facts, reply, read)
    if isinstance(facts, Trouble):
        return phrases.which_figure(turn._, entry, several=facts is Trouble.SEVERAL)
    changed = replace(entry, facts=facts)
    if filing.is_too_large(changed):
        return phrases.too_large(turn._)
    return correcting.corrected(turn, entry, changed, "figures")
