"""Which item words are about that changed, told and asked nothing anybody understood, by what speaks for each."""

from collections.abc import Iterator

from handlers.core import message_reading
from handlers.core.turn import Turn
from handlers.routing.references.candidate_times import time_of, wall_of
from storage.events import queries as events_queries
from union.core.kinds import Kind
from union.events.model import Event, Occurrence
from union.reading.acts.changes.change_verbs import ChangeDeed
from union.reading.acts.leftovers import Leftover
from union.reading.message import Intent, When
from union.reading.replies.rare_words import named_in
from union.reminders.lead_times import is_due_by

DAY, OWN, OWN_TASK, SIGN, TALK = 1.0, 0.5, 1.0, 0.25, -1.0
OF_PAST = -1.0  # 「昨晚看乒乓球赛」 is not about the one that is still to come
ENOUGH, CLEAR, NAMED = 2.0, 0.5, 1.0


def item_of(turn: Turn, left: Leftover) -> Occurrence | None:
    """The one item most speaks for, where that is enough; None where two are near."""
    events = [
        each
        for each in events_queries.open_ones(turn.db, turn.with_group())
        if each.kind is not Kind.FESTIVAL and not (each.kind is Kind.VISIT and is_due_by(each))
    ]
    titles = [each.title for each in events]
    named = {each.id: fit for each in events if (fit := named_in(each.title, turn.said.text, titles)) > 0}
    if not named:
        return None
    when = message_reading.read_words(turn, turn.said.text, Intent.EVENT).when
    found = sorted(
        (
            one
            for each in events
            if each.id in named
            for one in _weighed(turn, each, left, when, named[each.id])
        ),
        key=lambda each: -each[0],
    )
    best = [one for fit, one in found if fit > found[0][0] - CLEAR]
    return best[0] if len(best) == 1 and found[0][0] >= ENOUGH else None


def _weighed(
    turn: Turn, event: Event, left: Leftover, when: When | None, words: float
) -> Iterator[tuple[float, Occurrence]]:
    one, on_day = time_of(turn, event, ChangeDeed.FINISH, when)
    me = turn.me()
    is_theirs = any((me and each.person_id == me.id) or each.name[-2:] in left.words for each in event.owners)
    own = (OWN_TASK if is_due_by(event) else OWN) if is_theirs else 0.0
    if one is None or words + own < NAMED:
        return
    is_today = one.start.date() <= wall_of(turn).date() <= one.last_moment.date()
    fit = words + SIGN * left.signs + TALK * left.talks
    fit += DAY if on_day or is_today else 0.0
    wall = wall_of(turn)
    is_past = when is not None and when.start.date() < wall.date() < one.start.date()
    fit += OF_PAST if is_past and not is_due_by(event) else 0.0
    yield fit + own, one
