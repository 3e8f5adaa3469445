"""A log put right in plain words, no reply and no number: found by its day, its words, the figure denied, or as the writer's newest.

What is added right behind it (「再补2户」) joins the writer's newest.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from handlers.core import message_reading, pending_questions
from handlers.core import press_texts as presses
from handlers.core.turn import Turn
from handlers.worklog import log_command, log_entry, log_replies
from handlers.worklog import texts as phrases
from handlers.worklog.corrections import correction, figure_correction, word_correction
from storage.core import drafts, groups
from storage.worklog import entries
from union.core.grain import Grain, own_end
from union.core.lazy_regex import Regex
from union.reading.acts.changes.corrections import LATEST, Remark, WhatIsWrong, read_correction, read_remark
from union.reading.acts.classification import category
from union.reading.message import Intent
from union.reading.replies.additions import AddedWords, cost, is_unpaid
from union.reading.replies.denials import Denial, read_denial
from union.reading.replies.reclassification import named_category
from union.reading.text.item_numbers import MARKED
from union.reading.text.normal_form import normal
from union.worklog.corrections import with_more
from union.worklog.entries import Fact, LogEntry
from union.worklog.spoken_corrections import (
    CLEAR,
    ENOUGH_OF_SLIP,
    LAST,
    NEW,
    NEWEST,
    denies,
    enough,
    fit,
    fit_of_remark,
)

ASKING, MOST = "corrections", 3
BACK = timedelta(days=45)
SOON, LATER = timedelta(minutes=60), timedelta(days=3)
A_DAY = timedelta(days=1)
# 「瑜伽那条」: a log is meant, whatever the rest would tell alone.
OF_LOG = Regex(r"[那这上]一?[条笔]")


def claimed(turn: Turn, _said: object) -> bool:
    """Whether the words put a log of ours right; then it is done, or asked which."""
    if turn.said.edited or not turn.said.text or MARKED.search(turn.said.text):
        return False
    if turn.said.reply_to is None and _is_denied(turn):
        return True
    found = sorted(_fitting(turn), key=lambda each: -each[0])
    best = [entry for score, entry in found if score > found[0][0] - CLEAR]
    if len(best) > 1:
        _ask(turn, best[:MOST])
    return len(best) > 1 or (bool(best) and _apply(turn, best[0]))


def _is_denied(turn: Turn) -> bool:
    """「不是二车间，是三车间」 right behind one's own newest log."""
    denial = read_denial(turn.said.text)
    entry = log_entry.just_told(turn) if denial is not None else None
    if denial is None or entry is None or not _is_about(turn, entry, denial):
        return False
    log_replies.corrects(turn, entry, turn.said.text)
    return True


def _is_about(turn: Turn, entry: LogEntry, denial: Denial) -> bool:
    """Whether the words denied are the log's or its day; where none are, the right ones must be what a log can take."""
    if not denial.wrong:
        return log_replies.is_correction(turn, entry.facts, denial.right)
    when = message_reading.read_words(turn, f"{denial.wrong}{log_replies.WAS_DONE}").when
    days = {fact.day for fact in entry.facts}
    is_its_day = when is not None and when.text == denial.wrong and when.start.date() in days
    return is_its_day or word_correction.is_of(entry, denial)


def _apply(turn: Turn, entry: LogEntry) -> bool:
    """Do what the words say of the log; False where it is not plain what of it they mean."""
    said, remark = read_correction(turn.said.text), read_remark(turn.said.text)
    is_right = said is not None and figure_correction.put_right(turn, entry, said)
    if is_right and (remark is None or named_category(remark.right) is None):
        return True
    entry = entries.get(turn.db, turn.with_group(), entry.id) or entry
    match remark:
        case Remark(wrong=WhatIsWrong.ALL):
            log_command.take_back(turn, entry)
            return True
        case Remark(wrong=WhatIsWrong.CATEGORY | WhatIsWrong.DAY | WhatIsWrong.MORE):
            return log_replies.corrects(turn, entry, remark.right) or is_right
    return is_right


def _tells_work(turn: Turn) -> bool:
    """Whether it would be filed by itself: without a word of error that is a log of its own."""
    return message_reading.read_words(turn, turn.said.text).intent is Intent.LOG


def _fitting(turn: Turn) -> Iterator[tuple[float, LogEntry]]:
    """The logs the words may be about, with how surely they are."""
    said, remark = read_correction(turn.said.text), read_remark(turn.said.text)
    if said is None and remark is None:
        return
    is_of_log = said is not None and (said.is_sure_slip or OF_LOG.search(said.words) is not None)
    is_work = not is_of_log and _tells_work(turn)
    if is_work and (said is None or not said.others):
        return
    today, days = turn.with_group().day(turn.said.at), _days_of(turn, turn.said.text)
    of_remark = _days_of(turn, remark.words) if remark is not None and not is_work else []
    latest, near = _nearest(turn)
    for entry in _lately(turn, today):
        nearness = near if entry.id == latest else 0.0
        score = fit(entry, said, days, nearness=nearness) if said else 0.0
        # What would be a log of its own takes back another only where it names the very figure that stands there.
        if said is not None and score >= enough(said) and (not is_work or (days and denies(entry, said))):
            yield score, entry
        elif remark is not None and not is_work and not score:
            score = fit_of_remark(entry, remark, of_remark, nearness=nearness)
            if score >= ENOUGH_OF_SLIP:
                yield score, entry


def _lately(turn: Turn, today: date) -> Sequence[LogEntry]:
    """The logs of the last weeks, each whole."""
    group = turn.with_group()
    found = entries.happened(turn.db, group, today - BACK, today + A_DAY)
    return entries.of_ids(turn.db, group, [each.id for each in found])


def _nearest(turn: Turn) -> tuple[int, float]:
    """The writer's own newest log, and what speaks for it where it was told in this chat."""
    person, group = turn.me(), turn.with_group()
    latest = entries.latest_of(turn.db, group, person) if person else None
    if latest is None or latest.chat_id != turn.where.chat_id:
        return 0, 0.0
    age = turn.said.at - latest.said_at
    if age <= LATER and LATEST.search(normal(turn.said.text).text):
        return latest.id, NEWEST
    if latest.number == groups.newest_number(turn.db, group) and age <= SOON:
        return latest.id, NEWEST if age <= log_entry.RIGHT_AFTER else NEW
    return latest.id, LAST if age <= LATER else 0.0


def _days_of(turn: Turn, words: str) -> list[date]:
    """The days the words name, looking back."""
    message = message_reading.read_words(turn, words, Intent.LOG)
    today = turn.with_group().day(turn.said.at)
    whens = [message.when, *(fact.when for fact in message.facts)]
    found: list[date] = []
    for when in whens:
        if when is None or when.grain not in (Grain.DAY, Grain.HOUR, Grain.MINUTE):
            continue
        last = (when.end or own_end(when.start, when.grain)) - timedelta(microseconds=1)
        day = when.start.date()
        while day <= min(last.date(), today) and len(found) < MOST_DAYS:
            found.append(day)
            day += A_DAY
    return found


MOST_DAYS = 31


def _ask(turn: Turn, found: Sequence[LogEntry]) -> None:
    today = turn.with_group().day(turn.now)
    choices = [(phrases.one_line(turn._, each, today), each.id) for each in found]
    pending_questions.ask_which(turn, ASKING, "correct.which", turn._("要改的是哪一条记录？"), choices)


def _press(turn: Turn) -> None:
    press, draft = turn.incoming.press, pending_questions.picked(turn, ASKING)
    if press is None or draft is None:
        return
    entry = entries.get(turn.db, turn.with_group(), press.number(1))
    if entry is None or log_command.trouble(turn, entry) or not _apply(turn, entry):
        turn.toast = presses.gone(turn._)
        return
    drafts.end(turn.db, draft)
    turn.edit_pressed(turn._("好的，已更正 #{number}", number=entry.number))


def joined(turn: Turn, read: AddedWords) -> bool:
    """Whether the words add to what the writer told here last and just now; then they are joined to it."""
    if turn.said.edited or turn.said.reply_to is not None:
        return False
    entry = log_entry.just_told(turn)
    if entry is None or (read.thing is not None and not is_unpaid(read.thing, entry.text)):
        return False
    facts = _joined(turn, entry, read.words)
    if facts is None or log_entry.is_too_large(replace(entry, facts=facts)):
        return False
    changed = replace(entry, facts=facts)
    correction.told(turn, entry, correction.corrected(turn, entry, changed, "figures"))
    return True


def _joined(turn: Turn, entry: LogEntry, words: str) -> tuple[Fact, ...] | None:
    """The log's facts with what is added; None where that is of another sort of work, or still to come."""
    last, today = entry.facts[-1], turn.with_group().day(turn.said.at)
    found = category(words)
    message = message_reading.read_words(turn, words, Intent.LOG)
    figures = [one for one in message.facts if one.measures or one.money]
    if not figures and last.money and (paid := cost(words)):  # beside money a bare figure is money, too
        message = message_reading.read_words(turn, paid[1], Intent.LOG)
        figures = [one for one in message.facts if one.money]
    if found not in (None, last.category) or not figures or log_entry.day_ahead(turn, message) is not None:
        return None
    facts = list(entry.facts)
    for one in figures:
        when = one.when or message.when
        day = log_entry.day_of(when, today) if when else last.day
        if day == last.day:
            facts[-1] = with_more(facts[-1], one)
        else:
            facts.append(Fact(last.category, last.title, day, one.measures, one.money))
    return tuple(facts)


DEEDS: dict[str, Callable[[Turn], None]] = {"correct.which": _press}
