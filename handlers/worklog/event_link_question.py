"""Which item of the calendar an entry fulfils, and which visits of 五必访 it tells of: found by likelihood, asked with one button under its echo.

And what else it tells as over: other days of a series, items, tasks done in a clause of their own: 「名单老牛给我了，今天走了12户」.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import chain

from handlers.branches import branch_assignment
from handlers.calendar.changes import completion
from handlers.calendar.changes.occurrence_status import settle
from handlers.core import message_reading
from handlers.core.messages.outgoing_message import Button
from handlers.core.turn import Turn
from handlers.events import occurrences
from handlers.worklog import item_ties, log_entry, receipt_questions
from storage.branches import branch_list
from storage.care import visits_due
from storage.care.visits_due import Care
from storage.events import queries as events_queries
from storage.worklog import entries
from union.attendance.collection_parts import is_about_one_owner
from union.branches.coverage import VISITS
from union.core.kinds import Kind
from union.core.period import A_DAY, A_WEEK
from union.core.records import replace
from union.core.rights import Action
from union.events import model
from union.events.model import Event, Occurrence, Status
from union.reading.acts.changes.changes import read_changes
from union.reading.acts.changes.item_changes import ChangeDeed
from union.reading.acts.classification import category
from union.reading.acts.opinion import Opinion, Sense
from union.reading.english.closings import tells_deed_done
from union.reading.life.life_event import Likeness
from union.reading.life.told_visits import visit_likeness
from union.reading.text.normal_form import normal
from union.reminders.lead_times import is_due_by
from union.worklog import ending_choice, unnamed_reports
from union.worklog.duplicates import contradict
from union.worklog.ending_choice import Ending, names_another
from union.worklog.entries import LogEntry
from union.worklog.event_links import (
    ALREADY,
    ENDED,
    FURTHEST,
    MOST,
    OVER,
    Candidate,
    Reason,
    certain_candidate,
    is_of_other_work,
    is_still_open,
    is_worth_a_look,
    likely_candidates,
    title_fit,
)
from union.worklog.item_likelihood import NO_OPINION, LogBeside, ending_likelihood, log_with_name_scores
from union.worklog.other_deeds import events_possibly_told, is_of_another
from union.worklog.partial_reports import read_partial_report, tells_all_owners_done, tells_work_ended

LONGEST = timedelta(days=31)  # a card nobody answered for longer is of another time
BEHIND, AHEAD, A_SERIES = timedelta(days=20), timedelta(days=30), timedelta(days=100)
FINISHED, SURELY_FINISHED, IN_PART = 0.6, 0.85, 0.5  # how likely words say that something is done
SURE, OWN_DEED, ASKED, CLEAR, TALK = 0.6, 0.4, 0.3, 0.2, 0.4  # of what a log most likely ends
TIE, NONE, UNTIE, REOPEN = "log.tie", "log.tienone", "log.untie", "log.reopen"


def likeness(turn: Turn, entry: LogEntry) -> Mapping[int, Likeness]:
    """How surely it tells of each open visit, by the item's id; none is left out."""
    if not turn.around(entry).visits:
        return {}
    group = turn.with_group()
    visits = turn.once(("open visits", group.id), lambda: visits_due.open_visits(turn.db, group))
    return {
        each.event_id: visit_likeness(entry.text, each.occasion, each.person, each.branch or None)
        for each in visits
        if each.event_id is not None
    }


def sure_offers(turn: Turn, entry: LogEntry) -> list[Care]:
    """The proposals of the last weeks nobody has answered that it surely tells of."""
    if not turn.around(entry).visits:
        return []
    first = max(fact.day for fact in entry.facts) - LONGEST
    return [
        each
        for each in visits_due.offered(turn.db, turn.with_group())
        if each.day >= first
        and visit_likeness(entry.text, each.occasion, each.person, each.branch or None) is Likeness.SURE
    ]


def tie(turn: Turn, entry: LogEntry, one: Occurrence, *, is_whole: bool = False) -> Occurrence:
    """The entry fulfils this time of the item, which is done as 完成 does it; returns it as it stands now.

    Of several owners only the share of who says so, where it is not told of all (`is_whole`: nobody is left); whoever is none of them leaves it open.
    """
    tie_part(turn, entry, one)
    if one.status is Status.DONE:
        return one
    owners = [each.name for each in one.event.owners]
    is_whole = is_whole or bool((far := item_ties.progress_of(turn, one)) and far.is_through)
    if model.is_shared(one) and (is_whole or tells_all_owners_done(entry.text, owners, entry.author)):
        return settle(turn, one, Status.DONE)
    return completion.finish(turn, one).one


def tie_part(turn: Turn, entry: LogEntry, one: Occurrence) -> None:
    """The entry tells of it, but does not end it."""
    entries.tie(turn.db, turn.with_group(), entry, one.event.id, one.key)
    branch_assignment.follow(turn, entry, one.event)
    turn.audit("tie", f"#{entry.number}")


def rows(turn: Turn, entry: LogEntry, found: Sequence[Candidate] | None = None) -> list[list[Button]]:
    """The question, or the way back from its answer."""
    one = item_ties.fulfilled(turn, entry) if entry.event_id is not None else None
    if one is not None and entry.undone:
        reopen = turn.button(turn._("#{number} 也恢复为未完成", number=one.event.number), REOPEN, entry.id)
        return [[reopen]] if one.status is Status.DONE else []
    if one is not None:
        return [[turn.button(turn._("不是 #{number}，撤回", number=one.event.number), UNTIE, entry.id)]]
    return _question(turn, entry, candidates(turn, entry) if found is None else found)


def candidates(turn: Turn, entry: LogEntry) -> Sequence[Candidate]:
    """Open times the entry has likely fulfilled; none once that was answered, or for who may finish nothing."""
    if entry.undone or entry.fulfils_none or entry.event_id is not None:
        return ()
    visits = likeness(turn, entry)
    around = events_around_log(turn, entry)
    around = events_possibly_told(around, entry.text) if around else ()
    near = [each for each in around if each.id not in visits]
    is_over = OVER.search(normal(entry.text).text) is not None
    if not (near or visits or is_over) or not turn.may(Action.FINISH):
        return ()
    worth = [each for each in near if is_worth_a_look(each, entry.facts, entry.text)]
    times = [one for event in worth for one in times_near(turn, event, entry)]
    named = likely_candidates(entry.facts, entry.text, times, entry.author_id, entry.author)
    found = _weighed(turn, entry, near, named)
    told = {each.one.event.id for each in found} | {*visits}
    open_ones = [*_visits(turn, visits), *_of_branches(turn, entry, near, told), *found][:MOST]
    return open_ones or (_cancelled_candidates(turn, entry) if is_over else ())


def _cancelled_candidates(turn: Turn, entry: LogEntry) -> Sequence[Candidate]:
    """What took place though it was called off: told by its name, of its very day."""
    group, days = turn.with_group(), [fact.day for fact in entry.facts]
    stood = events_queries.touching(turn.db, group, min(days), max(days) + A_DAY, turn.now - BEHIND)
    now = events_queries.of_ids(turn.db, group, [each.id for each in stood])
    off = (each for each in stood if each.rule is None and now[each.id].status is Status.CANCELLED)
    times = map(occurrences.of_whole_event, off)
    named = likely_candidates(entry.facts, entry.text, times, entry.author_id, entry.author)
    return [each for each in named if Reason.DAY in each.reasons]


def events_around_log(turn: Turn, entry: LogEntry) -> Sequence[Event]:
    """The items of the weeks before and behind what it tells."""
    group, days = turn.with_group(), [fact.day for fact in entry.facts]
    first, end = min(days) - FURTHEST, max(days) + FURTHEST
    return turn.once(
        ("around", group.id, first, end), lambda: events_queries.touching(turn.db, group, first, end)
    )


def _weighed(
    turn: Turn, entry: LogEntry, near: Sequence[Event], found: Sequence[Candidate]
) -> Sequence[Candidate]:
    """What everything together speaks for, where the title was not told; the one that was, where both are the same."""
    if len(found) > 1:
        return unnamed_reports.held_by_count(found, entry.text)
    wall = turn.with_group().wall(entry.said_at)
    if certain_candidate(found, entry.text, wall) is not None:
        return found
    times = [one for event in near for one in times_near(turn, event, entry)]
    held = unnamed_reports.just_held(entry.text, times, wall) if not found else ()
    if len(held) == 1:  # 「开完，到了8个」
        return (Candidate(held[0], 1.0, (Reason.DAY,)),)
    # What names its own sort of work is told by its name: 「消防演练，80人」 is no training of the same day; 「钱到账了」 is what is due.
    names_itself = category(normal(entry.text).text) is not None
    told = ending_choice.work_told_in_log(entry, entry.text, wall)
    ended = ending_choice.endings(told, times) if told and not (names_itself and told.has_figure) else []
    ended = [each for each in ended if not each.is_part and (is_due_by(each.one.event) or not names_itself)]
    if found and [each.one.event.id for each in found] != [each.one.event.id for each in ended]:
        return found
    alone = unnamed_reports.sole_held_occurrence(entry, times, wall) if not found else None
    if alone is not None and all(each.one == alone for each in ended):
        return (Candidate(alone, 1.0, (Reason.DAY,)),)
    return [Candidate(each.one, each.score, (Reason.ALL,) if each.is_sure else ()) for each in ended]


def surely_fulfilled(turn: Turn, entry: LogEntry, candidates: Sequence[Candidate]) -> Occurrence | None:
    """The item that is over with the entry; None where that is asked about, or there is none."""
    wall = turn.with_group().wall(entry.said_at)
    found = certain_candidate(candidates, entry.text, wall) if candidates else None
    if found is None or receipt_questions.twin_rows(turn, entry):
        return None
    event, text = found.one.event, entry.text
    is_due = is_due_by(event)
    is_other = contradict(event.title, text) or (
        is_due and (is_about_one_owner(event, text) or is_of_another(event.title, text))
    )
    return None if is_other or is_open_yet(turn, found.one, text) else found.one


def told_in_part(turn: Turn, entry: LogEntry, found: Sequence[Candidate]) -> Occurrence | None:
    """What is due of which a log tells a part, by its words; then nothing is asked."""
    if len(found) != 1 or not {Reason.WORDS, Reason.ALL} & {*found[0].reasons}:
        return None
    return found[0].one if is_part_of(turn, entry, found[0].one) else None


def is_part_of(turn: Turn, entry: LogEntry, one: Occurrence) -> bool:
    """Whether a log leaves some of what is due open; whoever presses a button says that it is done."""
    if turn.incoming.press is not None:
        return False
    if (far := item_ties.progress_of(turn, one, entry)) is not None:
        return not far.is_through
    if not is_due_by(one.event) or tells_work_ended(entry.text):
        return False
    return ending_choice.leaves_part(one.event, entry.text) or read_partial_report(entry.text) is not None


def is_open_yet(turn: Turn, one: Occurrence, text: str) -> bool:
    """Whether words tell what is due in part, or most likely as off: 「名单收了，就缺二车间的」, 「老刘出院了，就不去看了」."""
    said = message_reading.opinion_of(turn, one.event.title, text) or NO_OPINION
    least = max(IN_PART, said.share(Sense.FINISHED))
    is_end = ending_choice.is_its_deed(one.event.title, normal(text).text)  # 「禮物計好喇，其餘大約3千」
    is_part = ending_choice.leaves_part(one.event, text) or (said.share(Sense.PARTLY) > least and not is_end)
    return said.share(Sense.CANCELLED) >= FINISHED or (is_part and is_due_by(one.event))


def likely_finished_items(turn: Turn, entry: LogEntry, *, is_all: bool = True) -> Sequence[Candidate]:
    """Open times it likely ends by all signs together (ending_likelihood.py): one that stands out has `Reason.ALL`, others are asked about.

    None has that where it is not `is_all` of the message, or does not say that something is over.
    """
    if entry.undone or entry.fulfils_none or entry.event_id is not None:
        return ()
    around = events_around_log(turn, entry)
    around = events_possibly_told(around, entry.text) if around else ()
    near = [each for each in around if each.kind is not Kind.FESTIVAL and each.said_at != entry.said_at]
    if not near or not turn.may(Action.FINISH):
        return ()
    seen = _visible_events(turn, near) if turn.around(entry).visits else near
    seen = [each for each in seen if not is_of_other_work(each.title, entry.text)]
    weighed = [
        (ending_likelihood(told, one, named, said), one, said)
        for told, one, named, said in laid_beside(turn, entry, seen)
    ]
    ranked = sorted(weighed, key=lambda each: -each[0])
    best = [each for each in ranked if each[0] >= ASKED and each[0] > ranked[0][0] - CLEAR]
    found = [Candidate(one, score, ()) for score, one, _ in best[:MOST]]
    is_own = len(best) == 1 and tells_deed_done(best[0][1].event.title, entry.text)
    if len(best) != 1 or best[0][0] < (OWN_DEED if is_own else SURE) or not is_all:
        return found
    _, one, said = best[0]
    is_sure = (is_own or _tells_end(entry, one, said)) and not names_another(one.event.title, entry.text)
    return [replace(found[0], reasons=(Reason.ALL,))] if is_sure else found


def laid_beside(
    turn: Turn, entry: LogEntry, events: Sequence[Event]
) -> Iterator[tuple[LogBeside, Occurrence, float, Opinion | None]]:
    """A log beside each open time of these items around its days: how surely it names it, and what its message does about it."""
    times = [one for each in events for one in times_near(turn, each, entry) if one.status is Status.OPEN]
    told, words = log_with_name_scores(entry, turn.with_group().wall(entry.said_at), times)
    for one in times:
        named = max(words[one.event.id], 0.0)
        yield told, one, named, message_reading.opinion_of(turn, one.event.title if named else "")


def _tells_end(entry: LogEntry, one: Occurrence, said: Opinion | None) -> bool:
    """Whether words say that something is over, or none of what sort of work they are; or most likely finish the item they name:
    「慰问名单里12户，跑了5户」 hands in no list.
    """
    text, finished = normal(entry.text).text, said.share(Sense.FINISHED) if said is not None else 0.0
    if any(each.search(text) for each in (OVER, ENDED, ALREADY)) or category(text) is None:
        return True
    is_named = finished >= FINISHED and title_fit(one.event.title, entry.facts, entry.text) > 0
    return is_named or finished >= SURELY_FINISHED


def _of_branches(
    turn: Turn, entry: LogEntry, near: Sequence[Event], told: Collection[int]
) -> list[Candidate]:
    """Planned visits to just the branches it tells of a visit to, whoever answers for them."""
    days = [fact.day for fact in entry.facts if fact.category == VISITS]
    about = branch_list.of_events(turn.db, turn.with_group()) if days and entry.branches else {}
    meant = [each for each in near if about.get(each.id) == set(entry.branches) and each.id not in told]
    times = (
        occurrences.of_whole_event(each) for each in meant if each.rule is None and each.status is Status.OPEN
    )
    return [
        Candidate(one, 1.0, (Reason.WORDS,))
        for one in times
        if any(one.start.date() <= day < one.end.date() for day in days)
    ]


def _visits(turn: Turn, visits: Mapping[int, Likeness]) -> list[Candidate]:
    """Visits of 五必访 it tells of, the surest first: whom they are to is in no title for everybody to read."""
    told = sorted((each for each in visits if visits[each]), key=lambda each: (-visits[each], each))
    known = events_queries.of_ids(turn.db, turn.with_group(), told)
    return [Candidate(occurrences.of_whole_event(known[each]), float(visits[each]), ()) for each in told]


def times_near(turn: Turn, event: Event, entry: LogEntry) -> list[Occurrence]:
    """A one-off item, or the times of a series around the days the entry tells of, but for those it says to go on."""
    days = [datetime.combine(fact.day, datetime.min.time()) for fact in entry.facts]
    reach = max(days) - min(days) + 2 * A_WEEK
    group = turn.with_group()
    found = occurrences.upcoming_within(turn.db, group, event, min(days) - A_WEEK, reach)
    return [one for one in found if not is_still_open(one, entry.text, group.wall(entry.said_at))]


def _question(turn: Turn, entry: LogEntry, found: Sequence[Candidate]) -> list[list[Button]]:
    _, several = turn._, len(found) > 1
    asked = [
        [
            turn.button(
                _("是 #{number} {title}，记为完成", **item_ties.number_and_title(one))
                if several
                else _("这是不是 #{number} {title}？记为完成", **item_ties.number_and_title(one)),
                *(TIE, entry.id, one.event.id, occurrences.code(one)),
            )
        ]
        for one in (each.one for each in found)
    ]
    return [*asked, [turn.button(_("都不是"), NONE, entry.id)]] if several else asked


def endings(turn: Turn, text: str) -> list[Ending]:
    """The open times that may be over with what the writer tells, the likeliest first."""
    group, wall = turn.with_group(), turn.written
    # Far cheaper than to read the day and the figures.
    if ending_choice.telling(text, None, wall, None, "") is None:
        return []
    is_bare = text == turn.said.text and not any(map(str.isdigit, text))
    meant = message_reading.opinion_of(turn) if is_bare else None
    if meant is not None and meant.share(Sense.CHATTER) >= TALK:
        return []  # 「快冬至喇大家食湯圓未」
    if any(each.deed is ChangeDeed.OWNER for each in read_changes(text)):  # 「交给伟业跟」 is not over
        return []
    if not (near := events_possibly_told(_visible_events(turn, occurrences.open_items(turn)), text)):
        return []
    read = message_reading.read_log(turn, ending_choice.told_part(text))
    told = ending_choice.work_told_in_log(log_entry.entry_of(turn, read), text, wall)
    found = (
        occurrences.upcoming_within(turn.db, group, each, wall - BEHIND, BEHIND + AHEAD) for each in near
    )
    times = (one for one in chain.from_iterable(found) if not is_still_open(one, text, wall))
    return ending_choice.endings(told, times) if told else []


def _visible_events(turn: Turn, events: Sequence[Event]) -> list[Event]:
    hidden = {each.event_id for each in visits_due.open_visits(turn.db, turn.with_group())}
    return [each for each in events if each.id not in hidden]


def fulfilled_and_others(
    turn: Turn, entry: LogEntry, fulfils: Occurrence | None, *, is_all: bool
) -> tuple[Occurrence | None, list[Occurrence]]:
    """What a log fulfils, if need be the first of the others that are surely over with it, and the rest of those."""
    around = () if entry.undone else events_around_log(turn, entry)
    events = [each for each in around if not (is_due_by(each) and is_of_another(each.title, entry.text))]
    if not events:
        return fulfils, []
    group = turn.with_group()
    wall = group.wall(entry.said_at)
    near = [one for event in events for one in times_near(turn, event, entry)]
    if (
        fulfils is not None
        and fulfils.event.rule is not None
        and unnamed_reports.is_end_of_series(entry.text)
    ):
        near += occurrences.upcoming_within(turn.db, group, fulfils.event, wall - A_SERIES, A_SERIES)
    found = unnamed_reports.ended_occurrences(entry, near, fulfils, wall)
    apart = _in_clauses(turn, entry, is_all=is_all)
    paid = next((one for one, has_figure in apart if has_figure), None)
    if paid is not None and fulfils is not None and is_due_by(fulfils.event) and paid != fulfils:
        fulfils, found = paid, [*found, fulfils]  # the log is of what its figure stands with
    found += [one for one, _ in apart if one not in found and one != fulfils]
    seen = _visible_events(turn, [each.event for each in found]) if found and turn.may(Action.FINISH) else []
    others = [one for one in found if one.event in seen]
    return (others[0], others[1:]) if fulfils is None and others else (fulfils, others)


def _in_clauses(turn: Turn, entry: LogEntry, *, is_all: bool) -> list[tuple[Occurrence, bool]]:
    """What is due, told as done in clauses of their own, and whether the figure stands there: 「蜜桔订好了，定金也付了300元」."""
    said = unnamed_reports.clauses_that_end(entry.text, is_all=is_all)
    ended = [(found[0], has) for each, has in said if len(found := endings(turn, each)) == 1]
    sure = ((each, has) for each, has in ended if each.is_sure and not each.is_part)
    return [(each.one, has) for each, has in sure if is_due_by(each.one.event)]
