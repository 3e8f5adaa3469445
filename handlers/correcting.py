"""Correcting an entry: another category, another day, by button or by reply to its echo."""

from dataclasses import replace
from datetime import date, timedelta

from handlers import (
    about,
    amending,
    chinese,
    filing,
    joining,
    learning,
    log_echo,
    photos,
    restoring,
    twin_question,
    worklog,
)
from handlers.about import About
from handlers.cards import Button, Rows, button
from handlers.phrases import plain as plains
from handlers.phrases import press as presses
from handlers.phrases import worklog as phrases
from handlers.turn import Turn
from storage import books, logs
from union.dates import day_words
from union.kinds import CATEGORIES
from union.understanding.message import Intent
from union.understanding.renaming import named_category
from union.understanding.replies import Verb, read_reply
from union.worklog import LogEntry

DAYS_OFFERED = 4
WAS_DONE = "做的"  # put behind a bare day, which then looks back: 「11月3日」 is not next year's


def replied(turn: Turn, subject: About) -> bool:
    """A reply to an entry's echo: a photo for it, 撤销, its right category, or the day it really happened."""
    entry = logs.get(turn.db, turn.with_group(), subject.id)
    if entry is None:
        turn.say(presses.gone(turn._))
    elif turn.said.photo is not None:
        photos.add(turn, entry)
    else:
        return _in_words(turn, entry)
    return True


def revise(turn: Turn, entry: LogEntry, changed: LogEntry, reason: str) -> LogEntry:
    """Store a correction as the entry's next version and write it down."""
    group = turn.with_group()
    kept = logs.revise(
        turn.db,
        group,
        replace(changed, late_for=_late_for(turn, entry, changed)),
        turn.now,
        reason,
        turn.me(),
    )
    books.audit(turn.db, group, turn.me(), reason, f"#{entry.number}", turn.now)
    twin_question.look(turn, kept)
    amending.notice(turn, entry, kept)
    return kept


def _late_for(turn: Turn, entry: LogEntry, changed: LogEntry) -> str | None:
    """A correction within the same months leaves the entry where it was counted; a move may make it 补报."""
    containing = turn.with_group().months.containing
    months = [{containing(fact.day).key for fact in each.facts} for each in (entry, changed)]
    return entry.late_for if months[0] == months[1] else filing.locked_month(turn, changed.facts)


def _in_words(turn: Turn, entry: LogEntry) -> bool:
    if chinese.said_word(turn.said.text, (restoring.WORD,)):
        worklog.bring_back(turn, entry)
        return True
    wall = turn.with_group().wall(turn.said.at)
    reply = read_reply(turn.said.text, wall, None)
    if reply is not None and reply.verb in (Verb.UNDO, Verb.CANCEL):
        worklog.take_back(turn, entry)
        return True
    category = named_category(turn.said.text)
    if category is not None:
        turn.say(_recategorised(turn, entry, category), about=about.of_log(entry.id))
        return True
    text = _day_answered(turn, entry, wall.date())
    if text is not None:
        turn.say(text, about=about.of_log(entry.id))
        return True
    message = filing.read_words(turn, turn.said.text)
    if turn.where.private and message.intent not in (Intent.LOG, Intent.EVENT):
        turn.say(phrases.not_a_change(turn._))
        return True
    return False


def _day_answered(turn: Turn, entry: LogEntry, today: date) -> str | None:
    """What to say to a reply that is a day and nothing else; None to any other."""
    words = turn.said.text.strip(" 。.，,是")
    message = filing.read_words(turn, f"{words}{WAS_DONE}")
    when, wrong = message.when, filing.impossible_time(message)
    if wrong is not None and wrong.strip() == words:
        return plains.no_such_time(turn._, wrong)
    if when is None or when.text.strip() != words:
        return None
    if when.start.date() > today:
        return phrases.day_ahead(turn._, when.start.date(), today)
    return _moved(turn, entry, filing.day_of(when, today))


def _moved(turn: Turn, entry: LogEntry, day: date) -> str:
    return _corrected(
        turn, entry, replace(entry, facts=tuple(replace(f, day=day) for f in entry.facts)), "day"
    )


def _recategorised(turn: Turn, entry: LogEntry, category: str) -> str:
    changed = replace(entry, facts=tuple(replace(fact, category=category) for fact in entry.facts))
    if changed != entry and worklog.trouble(turn, entry) is None:
        learning.teach_category(turn, entry, category)
    return _corrected(turn, entry, changed, "category")


def _corrected(turn: Turn, entry: LogEntry, changed: LogEntry, reason: str) -> str:
    problem = worklog.trouble(turn, entry)
    if problem is not None:
        return problem
    kept = entry if changed == entry else revise(turn, entry, changed, reason)
    return log_echo.text(turn, kept, phrases.changed)


def _entry(turn: Turn) -> LogEntry | None:
    """The entry of a pressed button; a toast says why there is none."""
    press = turn.incoming.press
    entry = logs.get(turn.db, turn.with_group(), press.number()) if press else None
    if entry is None or entry.undone:
        turn.toast = presses.gone(turn._)
        return None
    problem = worklog.trouble(turn, entry)
    if problem is not None:
        turn.toast, turn.alert = problem, True
        return None
    return entry


def _press_change(turn: Turn) -> None:
    entry = _entry(turn)
    if entry is None:
        return
    group_id, today = turn.with_group().id, turn.with_group().day(turn.now)
    row = [
        button(turn._("改类别"), "log.categories", group_id, entry.id),
        button(turn._("改日期"), "log.days", group_id, entry.id),
        button(turn._("返回"), "log.show", group_id, entry.id),
    ]
    turn.edit_pressed(phrases.what_to_change(turn._, entry, today), [row])


def _press_categories(turn: Turn) -> None:
    entry = _entry(turn)
    if entry is None:
        return
    group = turn.with_group()
    buttons = [
        button(turn._(category), "log.category", group.id, entry.id, place)
        for place, category in enumerate(CATEGORIES)
    ]
    text = phrases.which_category(turn._, entry, group.day(turn.now))
    turn.edit_pressed(text, _in_rows(buttons, 3))


def _press_category(turn: Turn) -> None:
    entry = _entry(turn)
    press = turn.incoming.press
    if entry is None or press is None:
        return
    category = CATEGORIES[press.number(1)]
    _show_corrected(turn, entry, _recategorised(turn, entry, category))


def _press_days(turn: Turn) -> None:
    entry = _entry(turn)
    if entry is None:
        return
    joining.pick(turn, entry)
    group = turn.with_group()
    today = group.day(turn.now)
    days = [today - timedelta(days=back) for back in range(DAYS_OFFERED)]
    buttons = [
        button(day_words(turn._, day, now=today), "log.day", group.id, entry.id, day.isoformat())
        for day in days
    ]
    turn.edit_pressed(phrases.which_day(turn._, entry, today), _in_rows(buttons, 2))


def _press_day(turn: Turn) -> None:
    entry = _entry(turn)
    press = turn.incoming.press
    if entry is None or press is None:
        return
    day = date.fromisoformat(press.ids[1])
    if day > turn.with_group().day(turn.now):
        raise ValueError("a day that no button of ours names")
    _show_corrected(turn, entry, _moved(turn, entry, day))


def _press_show(turn: Turn) -> None:
    entry = _entry(turn)
    if entry is not None and not joining.shown_again(turn):
        log_echo.show(turn, entry)


def _show_corrected(turn: Turn, entry: LogEntry, text: str) -> None:
    """The entry alone, or the list of several it was opened from."""
    if joining.shown_again(turn):
        turn.toast = turn._("已改")
    else:
        _show(turn, entry, text)


def _show(turn: Turn, entry: LogEntry, text: str) -> None:
    now = logs.get(turn.db, turn.with_group(), entry.id) or entry
    turn.edit_pressed(text, log_echo.rows(turn, now))


def _in_rows(buttons: list[Button], width: int) -> Rows:
    return [buttons[start : start + width] for start in range(0, len(buttons), width)]


DEEDS = {
    "log.change": _press_change,
    "log.categories": _press_categories,
    "log.category": _press_category,
    "log.days": _press_days,
    "log.day": _press_day,
    "log.show": _press_show,
}
