"""An absence put right in words, by its writer: other days, 「把我的出差改成16到18号」, or back earlier, 「我6号晚上就回来」; and who is away, asked."""

from datetime import date, timedelta

from handlers.core import message_reading, pending_questions
from handlers.core.turn import Answers, Turn
from handlers.events import absences, occurrences
from storage.core import drafts, people
from union.core.period import A_DAY, A_WEEK
from union.core.rights import Action
from union.reading.acts.absences.absence_forms import (
    MIDDAY,
    Absence,
    away_days,
    days_of,
    right_days,
    runs_of,
    speaks_of_own_absence,
)
from union.reading.acts.extraction import look
from union.reading.message import Intent, When
from union.reading.replies.mentions import title_overlap
from union.reading.text.normal_form import normal
from union.reminders.lead_times import is_due_by

LATER = 10  # days after those told before: a return so much later makes them longer


def corrected(turn: Turn, words: str) -> bool:
    """Whether the writer has an absence and these words give it other days; `words` hold the right ones alone."""
    text, kept = turn.said.text, _absences_of_writer(turn)
    is_own = speaks_of_own_absence(text)
    if not kept or not (is_own or turn.said.reply_to_bot) or _names_item(turn, text):
        return False
    seen = message_reading.run_reader(turn, look, words, meant=Intent.EVENT)
    reads = [each for each in seen.reads if each.has_day and _is_of_days(each.when)]
    days = runs_of(away_days(seen.said.text, reads, turn.today)) if reads else []
    if not days or days[0][1] < turn.today or not (is_own or _is_of_no_item(turn, days[0])):
        return False
    near = min(kept, key=lambda each: abs((absences.kept_days(each)[0] - days[0][0]).days))
    return _give_days(turn, near, days[0])


def back_earlier(turn: Turn, words: str) -> bool:
    """Whether the writer is back within the days they are away: these end there."""
    when = message_reading.read_words(turn, words, Intent.EVENT).when
    if when is None:
        return False
    last = days_of(when)[0] - A_DAY * (when.start.hour < MIDDAY)
    day = days_of(when)[0]
    for each in _absences_of_writer(turn):
        first, until = absences.kept_days(each)
        if first <= last != until and (day - until).days < LATER and until >= turn.today - A_DAY:
            return _give_days(turn, each, (first, last))
    return False


def _absences_of_writer(turn: Turn) -> list[drafts.Draft]:
    me = turn.me() if turn.may(Action.LOG) and not (turn.said.edited or turn.said.forwarded) else None
    known = drafts.of_subject(turn.db, turn.with_group(), absences.SUBJECT) if me is not None else []
    return [each for each in known if me is not None and each.person_id == me.id]


def _is_of_no_item(turn: Turn, days: tuple[date, date]) -> bool:
    """Whether a reply speaks of no item, or of one that is due on one day, and these are several."""
    about, group = turn.replied_about(), turn.with_group()
    one = occurrences.of_subject(turn.db, group, about, turn.now) if about is not None else None
    return about is None or (one is not None and is_due_by(one.event) and days[0] < days[1])


def _is_of_days(when: When) -> bool:
    return when.rrule is None and not when.deadline


def _names_item(turn: Turn, text: str) -> bool:
    """「我那个培训改到16号」 of a course on the calendar."""
    return any(title_overlap(each.title, [normal(text).text]) for each in occurrences.open_items(turn))


def _give_days(turn: Turn, kept: drafts.Draft, days: tuple[date, date]) -> bool:
    instead = _stand_in_of(turn, kept)
    person = turn.me()
    drafts.end(turn.db, kept)
    absences.keep(
        turn, absences.AbsenceTold(Absence(kept.data["name"], instead), person, [days]), days, is_asked=False
    )
    return True


def which_days_told(turn: Turn, draft: drafts.Draft) -> bool:
    """「周三周四」, 「不是整个星期，就下周三周四」: the days asked for, of those that were told."""
    if not turn.may(Action.LOG):
        return False
    first, last = absences.kept_days(draft)
    found = message_reading.read_words(turn, right_days(turn.said.text), Intent.EVENT)
    days = [days_of(each) for each in found.times or (found.when,) if each and _is_of_days(each)]
    # 「周三」 of a week to come is that week's.
    later = A_WEEK if days and days[0][1] < first else timedelta()
    days = [(day + later, until + later) for day, until in days]
    runs = runs_of(days)
    if not runs or runs[0][0] < first or runs[-1][1] > last or (last - first) == (runs[0][1] - runs[0][0]):
        return False
    drafts.end(turn.db, draft)
    who, instead = draft.data["name"], draft.data["stand_in"]
    told = absences.AbsenceTold(Absence(who, instead), absences.person_called(turn, who), runs)
    for run in runs:
        absences.keep(turn, told, run, is_asked=False)
    return True


def _stand_in_of(turn: Turn, kept: drafts.Draft) -> str | None:
    """Who is to be asked meanwhile, by name."""
    instead = people.get(turn.db, kept.data["stand_in"]) if kept.data["stand_in"] else None
    return instead.name if instead else None


def answer_who_is_away(turn: Turn, words: str, days: tuple[date, date] | None = None) -> bool:
    """「明天谁请了假」: who is away then, today where no day is named; only officers are told."""
    if not turn.may(Action.LOG):
        return False
    when = message_reading.read_words(turn, words, Intent.EVENT).when
    first, last = days_of(when) if when is not None else (turn.today, turn.today)
    first, last = (days[0], days[1] - A_DAY) if days else (first, last)
    found = absences.lines(turn._, turn.db, turn.with_group(), first, last + A_DAY, turn.today)
    if not (found or when or days):  # 「谁出差了」: whoever will be
        found = absences.lines(turn._, turn.db, turn.with_group(), first, last + absences.AHEAD, turn.today)
    return turn.tell("\n".join(found) or turn._("没有人说过那时不在。"))


ANSWERS: Answers = {absences.WHICH_DAYS: which_days_told}
next_answers = pending_questions.unreplied(ANSWERS)
