"""The logs of the last weeks, of which one may be put right, and the days that words about one name."""

from collections.abc import Sequence
from datetime import date, timedelta

from handlers.core import message_reading
from handlers.core.turn import Turn
from handlers.routing.references.candidate_times import BARE_WEEKDAY
from storage.worklog import entries
from union.core.grain import Grain
from union.reading.acts.changes.corrections import SpokenCorrection
from union.reading.message import Intent
from union.reading.text.normal_form import normal
from union.worklog.entries import LogEntry

BACK, MOST_DAYS = timedelta(days=70), 31
A_DAY, A_WEEK, AN_HOUR = timedelta(days=1), timedelta(days=7), timedelta(hours=1)


def lately(turn: Turn, today: date) -> Sequence[LogEntry]:
    """The logs of the last weeks, each whole."""
    group = turn.with_group()

    def found() -> list[LogEntry]:
        happened = entries.happened(turn.db, group, today - BACK, today + A_DAY)
        return entries.of_ids(turn.db, group, [each.id for each in happened])

    return turn.once(("lately", group.id, today), found)


def days_of(turn: Turn, words: str) -> list[date]:
    """The days the words name, looking back."""
    message = message_reading.read_words(turn, words, Intent.LOG)
    today = turn.with_group().day(turn.said.at)
    whens = [message.when, *(fact.when for fact in message.facts)]
    found: list[date] = []
    for when in whens:
        if when is None or when.grain not in (Grain.DAY, Grain.HOUR, Grain.MINUTE):
            continue
        # 「端午那次」 was before it.
        if message.festival and normal(when.text).text[:2] == message.festival[:2]:
            continue
        last = when.until - timedelta(microseconds=1)
        day = when.start.date()
        if day == today and BARE_WEEKDAY.fullmatch(when.text):  # on a Thursday 「周四那场」 may be a week ago
            found.append(day - A_WEEK)
        while day <= min(last.date(), today) and len(found) < MOST_DAYS:
            found.append(day)
            day += A_DAY
    return found


def is_news(turn: Turn, entry: LogEntry, said: SpokenCorrection) -> bool:
    """Whether what another officer says later of something the log has no figure of is news: 「横幅报价是320」."""
    me = turn.me()
    if me is None or me.id == entry.author_id or turn.said.at - entry.said_at <= AN_HOUR:
        return False
    named = [each.what or "" for fact in entry.facts for each in fact.measures]
    named += [each.what or "" for fact in entry.facts for each in fact.money]
    labels = [each.label for each in said.right if each.label]
    return bool(labels) and not any(what and (what in one or one in what) for what in named for one in labels)
