"""A reply to an entry's echo: a photo, 撤销, its category, the day it happened, or the right figures."""

import re
from dataclasses import replace
from datetime import date

from handlers import about, chinese, correcting, filing, log_echo, photos, restoring, worklog
from handlers.about import About
from handlers.phrases import plain as plains
from handlers.phrases import press as presses
from handlers.phrases import worklog as phrases
from handlers.turn import Turn
from storage import logs
from union.mending import Said, Trouble, is_only_figures, mended, said
from union.understanding.message import FactRead, Intent
from union.understanding.renaming import named_category
from union.understanding.replies import Verb, read_reply
from union.worklog import LogEntry

WAS_DONE = "做的"  # put behind a bare day, which then looks back: 「11月3日」 is not next year's
# 「日期改昨天」, 「是11月3日」
OF_DAY = re.compile(r"(?:日期|时间|日子)?(?:应该|应当|应)?(?:是|为|改为|改成|改到|改|:|：)?\s*")


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


def _in_words(turn: Turn, entry: LogEntry) -> bool:
    if chinese.said_word(turn.said.text, (restoring.WORD,)):
        worklog.bring_back(turn, entry)
        return True
    reply = read_reply(turn.said.text, turn.with_group().wall(turn.said.at), None)
    if reply is not None and reply.verb in (Verb.UNDO, Verb.CANCEL):
        worklog.take_back(turn, entry)
        return True
    text = _corrected(turn, entry)
    if text is not None:
        turn.say(text, about=about.of_log(entry.id))
        now = logs.get(turn.db, turn.with_group(), entry.id)
        if now is not None and now.version != entry.version:
            log_echo.redraw(turn, now, phrases.changed)
        return True
    return _not_understood(turn)


def _corrected(turn: Turn, entry: LogEntry) -> str | None:
    """What to say to a reply that is a category, a day or figures, and nothing else; None to any other."""
    category = named_category(turn.said.text)
    if category is not None:
        return correcting.recategorised(turn, entry, category)
    today = turn.with_group().day(turn.said.at)
    return _day_answered(turn, entry, today) or _figures_answered(turn, entry)


def _not_understood(turn: Turn) -> bool:
    message = filing.read_words(turn, turn.said.text)
    if turn.where.private and message.intent not in (Intent.LOG, Intent.EVENT):
        turn.say(phrases.not_a_change(turn._))
        return True
    return False


def _day_answered(turn: Turn, entry: LogEntry, today: date) -> str | None:
    words = OF_DAY.sub("", turn.said.text.strip(" 。.，,"), count=1)
    message = filing.read_words(turn, f"{words}{WAS_DONE}")
    when, wrong = message.when, filing.impossible_time(message)
    if wrong is not None and wrong.strip() == words:
        return plains.no_such_time(turn._, wrong)
    if when is None or when.text.strip() != words:
        return None
    if when.start.date() > today:
        return phrases.day_ahead(turn._, when.start.date(), today)
    return correcting.moved(turn, entry, filing.day_of(when, today))


def _figures_answered(turn: Turn, entry: LogEntry) -> str | None:
    reply = said(turn.said.text)
    read = filing.read_words(turn, reply.words, Intent.LOG).facts if reply.words else ()
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
