"""Which open items words are most likely about, however they say it (union/worklog/item_likelihood.py): each with how likely it is."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta

from handlers.calendar.changes import last_change
from handlers.core import message_reading, speakers
from handlers.core.turn import Turn
from handlers.events import occurrences
from handlers.routing.references.candidate_times import Candidate, accepts, is_owner_meant, time_of
from handlers.routing.references.resolver import candidates
from union.core.kinds import Kind
from union.core.records import dataclass, replace
from union.events.model import Event, Occurrence, Status
from union.reading.acts.changes.changes import SAME, read_changes
from union.reading.acts.changes.hinted_changes import read_proposals
from union.reading.acts.changes.item_changes import TIMED, ChangeDeed, ItemChange, change_of_one_item
from union.reading.acts.extraction import Seen, look
from union.reading.acts.opinion import NOT_OURS, Opinion, Sense, is_long
from union.reading.acts.talk_signs import CHOOSING, is_talk
from union.reading.names.festive_names import names_festival
from union.reading.replies.mentions import title_mention_scores
from union.reading.text.identifiers import MARKED, named_number, without_address
from union.reading.text.normal_form import EitherScript, normal
from union.reminders.lead_times import is_due_by
from union.worklog.item_likelihood import SaidOfItem, is_its_day, likelihood, named_with_origin

DONE, MOVE, CANCEL, NOTE = 4, 5, 6, 7
SENSES = {
    Sense.FINISHED: DONE,
    Sense.PARTLY: DONE,
    Sense.TOLD: DONE,
    Sense.MOVED: MOVE,
    Sense.CANCELLED: CANCEL,
}
POINTS = EitherScript(
    r"[那这][个次场天条项份]|会(?!员|费|不|计)|\b(?:that|this)\b", any_case=True
)  # at another one, it may be
NAMED, TRIED = 1.0, 8
AT_HAND, MOVED, MAYBE_MOVED, MAYBE_ENDED = timedelta(minutes=30), 0.7, 0.15, 0.35
SIGNS_IN_A_ROW, A_FEW = 4, 3  # that are offered where words name none
ENOUGH, CERTAIN, IN_TALK, CLEAR = 0.4, 0.75, 0.85, 0.2

MOVES = EitherScript(
    r"[推挪改延换调移拖押顺]|提[前早]|\b(?:push|mov|shift|br(?:ing|ought)|resched|postpon|delay|chang)|\bnow\b",
    any_case=True,
)


@dataclass(frozen=True, slots=True)
class Meant:
    """An item the words may be about; `said`: what they most likely do to it, `words`: how surely they name it."""

    one: Occurrence
    fit: float
    said: Opinion
    words: float
    is_of_another_day: bool  # it names a day, and not the item's

    def share(self, choice: int) -> float:
        """How likely the words want that."""
        return wanted(self.said, choice)


def wanted(said: Opinion, choice: int) -> float:
    """How likely somebody who says so wants that."""
    return said.share(*(sense for sense, each in SENSES.items() if each == choice))


def name_item(turn: Turn) -> None:
    """A festival in the title of an open item is its name from now on: 「聖誕聯歡加多句…」."""
    if turn.group is None or not names_festival(turn.said.text):
        return
    titles = (each.title for each in occurrences.open_items(turn) if each.kind is not Kind.FESTIVAL)
    message_reading.name_item(turn, titles)


def item_of(turn: Turn) -> Meant | None:
    """The one item most speaks for, where that is enough; None where two are near."""
    if is_excluded_message(turn):
        return None
    return standing_out(weighed(turn), IN_TALK if is_talk(turn.said.text) else ENOUGH, CLEAR)


def whose_item(turn: Turn, change: ItemChange) -> Sequence[Candidate]:
    """The items a change may be about; of what is handed on and named by no word in a row, the one task all signs speak for."""
    found = candidates(turn, change)
    if found or change.deed is not ChangeDeed.OWNER or not speakers.is_given_to_us(turn, change.new):
        return found
    likely = item_of(turn)
    is_it = likely is not None and likely.fit >= CERTAIN and is_due_by(likely.one.event)
    return [Candidate(likely.one, likely.fit, is_sure=False)] if likely is not None and is_it else ()


def at_hand(turn: Turn) -> Meant | None:
    """The item planned or changed here right before, where nothing is named: 「周一不好吧，那就19号周六上午」."""
    text = normal(turn.said.text).text
    if is_excluded_message(turn) or is_talk(text) or POINTS.search(text) or read_changes(text):
        return None
    if read_proposals(turn.said.text):  # asked of the others, and maybe of another: 「改29號得唔得？」
        return None
    found = weighed(turn)
    if any(each.words > 0 for each in found) or not any(each.share(MOVE) >= MOVED for each in found[:1]):
        return None
    changed = last_change.latest(turn, AT_HAND)
    since = changed[1] if changed is not None else turn.said.at - AT_HAND
    planned = [each.one.event for each in found if each.one.event.said_at and each.one.event.said_at > since]
    newest = {each.id for each in planned} or ({changed[0]} if changed is not None else set())
    meant = [each for each in found if each.one.event.id in newest]
    meant = [
        each for each in meant if not is_due_by(each.one.event)
    ] or meant  # its sign-up was planned with it
    return replace(meant[0], fit=CERTAIN) if len(meant) == 1 else None


def likely_moved(turn: Turn, event: Event) -> Sequence[Event]:
    """The item most speaks for that words which have just planned another one rather move: 「the hearing is pushed to monday」.

    Where their verb moves something that nobody has by that name, the nearest ones: it is called otherwise.
    """
    changed = last_change.changed_now(turn)
    if event.id in changed:
        return ()
    found = [each for each in weighed(turn, event.id) if each.one.event.id not in changed]
    best = _likeliest(found, MOVE, MAYBE_MOVED)
    if best is not None and (best.words > 0 or not is_due_by(event)):  # another task is no other day of one
        return [best.one.event]
    # 「抽签定周一中午」 sets a time, and moves none
    if not any(
        each.deed in TIMED and each.own and MOVES.search(each.text) for each in read_changes(event.said)
    ):
        return ()
    return [each.event for each in nearest([each.one for each in found], event.start)]


def nearest(items: Iterable[Occurrence], moment: datetime) -> list[Occurrence]:
    """The few nearest to a moment."""
    return sorted(items, key=lambda each: abs(each.start - moment))[:A_FEW]


def likely_ended_items(turn: Turn) -> Sequence[Occurrence]:
    """The one open item that words most likely end, where they may and did not make or change it; none where that is not likely."""
    changed = last_change.changed_now(turn)
    found = [
        each
        for each in weighed(turn)
        if each.one.event.id not in changed and each.one.event.said_at != turn.said.at
    ]
    best = _likeliest(found, DONE, MAYBE_ENDED)
    if best is None or best.is_of_another_day or not accepts(turn, best.one, ChangeDeed.FINISH):
        return ()
    return [best.one]


def _likeliest(found: Iterable[Meant], choice: int, least: float) -> Meant | None:
    """The one that words are most likely about and want that of, where that is likely enough."""
    best = max(found, key=lambda each: each.fit * each.share(choice), default=None)
    return best if best is not None and best.fit * best.share(choice) >= least else None


def standing_out(found: Sequence[Meant], least: float, margin: float) -> Meant | None:
    """The first of those by likelihood, where it is likely enough and none comes near it."""
    best = [each for each in found if each.fit > found[0].fit - margin]
    return best[0] if len(best) == 1 and best[0].fit >= least else None


def weighed(turn: Turn, made: int | None = None) -> Sequence[Meant]:
    """The items open, the likeliest first; worked out once for words that are done, asked about and offered.

    `made`: the id of an item that is left out, for these words have made it.
    """

    def found() -> Sequence[Meant]:
        return sorted(
            (
                Meant(
                    one,
                    likelihood(said, one),
                    said.opinion,
                    said.words,
                    bool(said.whens) and not is_its_day(said, one),
                )
                for said, one in words_by_open_item(turn, made)
            ),
            key=lambda each: -each.fit,
        )

    return turn.once(("items weighed", turn.with_group().id, turn.said.text, made), found)


def words_by_open_item(turn: Turn, made: int | None = None) -> Iterator[tuple[SaidOfItem, Occurrence]]:
    """The words beside each item that is open: those named first, then the nearest."""
    read = times_and_figures(turn)
    whens, when = [each.when for each in read.reads], read.best.when if read.best else None
    events = [
        each
        for each in occurrences.open_items(turn)
        if each.id != made and each.kind is not Kind.FESTIVAL
        if not (each.kind is Kind.VISIT and is_due_by(each))
    ]
    wall, me = turn.written, turn.me()
    named = zip(named_with_origin(events, without_address(turn.said.text)), events, strict=True)
    nearest = sorted(named, key=lambda each: (-each[0], abs(each[1].start - wall)))
    first, second, *_ = (*(words for words, _ in nearest), 0.0, 0.0)
    is_one_named = first > max(second, 0.0)
    for words, event in nearest[:TRIED]:
        said = message_reading.opinion_of(turn, event.title if words > 0 else "")
        if said is None:
            continue
        is_changed = max(wanted(said, MOVE), wanted(said, CANCEL)) > wanted(said, DONE)
        one, _ = time_of(turn, event, ChangeDeed.MOVE if is_changed else ChangeDeed.FINISH, when)
        if one is None:
            continue
        is_owner = is_owner_meant(turn, event, turn.said.text)
        is_author = me is not None and event.author_id == me.id
        yield (
            SaidOfItem(
                said, max(words, 0.0), whens, is_owner, is_author, wall, is_one_named and words == first
            ),
            one,
        )


def clearly_named_items(turn: Turn) -> list[Meant]:
    """Those that the words name by a whole word of their title."""
    return [each for each in weighed(turn) if each.words >= NAMED]


def only_named_items(turn: Turn) -> Sequence[Occurrence]:
    """Those that the words name by a whole word of their title; else the only one of whose title they have four signs in a row."""
    clearly = clearly_named_items(turn)
    if clearly:
        return [each.one for each in clearly]
    said, group = normal(turn.said.text).text, turn.with_group()
    events = [each for each in occurrences.open_items(turn) if each.kind is not Kind.FESTIVAL]
    shared = [each for each in events if _has_signs_of(normal(each.title).text, said)]
    found = [occurrences.at_hand(turn.db, group, each, turn.written) for each in shared[:TRIED]]
    return [one for one in found if one is not None] if len(found) == 1 else []


def named_in_part(turn: Turn, words: str) -> Occurrence | None:
    """The one of them that a part of the message names."""
    whole = turn.said
    turn.speak_as(replace(whole, text=words))
    named = only_named_items(turn)
    turn.speak_as(whole)
    return named[0] if len(named) == 1 else None


def item_called_so(turn: Turn, words: str) -> Occurrence | None:
    """The one open item that words call by its number, its name, or its day and sort: 「周五那个会」."""
    if named_number(words) is not None:
        event = occurrences.event_numbered(turn, words)
        return open_at_hand(turn, event) if event is not None else None
    scores = named_by_word(turn, words)
    best = [each for each, score in scores if score == max(most for _, most in scores)]
    if len(best) == 1:
        return open_at_hand(turn, best[0])
    change = replace(change_of_one_item(ChangeDeed.CANCEL, words), own=normal(words).text)
    sure = [each.one for each in candidates(turn, change) if each.is_sure] if not best else []
    return sure[0] if len(sure) == 1 else None


def named_by_word(turn: Turn, words: str) -> list[tuple[Event, float]]:
    """The open items that words name by a word of their own, with how much they speak of each."""
    ours = [each for each in occurrences.open_items(turn) if each.kind is not Kind.FESTIVAL]
    scores = title_mention_scores([each.title for each in ours], words)
    return [(each, score) for each, score in zip(ours, scores, strict=True) if score >= NAMED]


def open_at_hand(turn: Turn, event: Event) -> Occurrence | None:
    """The next time of an item, where it is open."""
    one = occurrences.at_hand(turn.db, turn.with_group(), event, turn.wall)
    return one if one is not None and one.status is Status.OPEN else None


def _has_signs_of(title: str, said: str) -> bool:
    pieces = (title[at : at + SIGNS_IN_A_ROW] for at in range(len(title) - SIGNS_IN_A_ROW + 1))
    return any(each in said for each in pieces if not each.isascii())


def is_excluded_message(turn: Turn) -> bool:
    """Whether words are too long, passed on, name an item by its number, leave a day to be settled or all as it is."""
    text = turn.said.text
    is_same = SAME.fullmatch(normal(text).text) is not None
    return is_long(text) or is_same or any(each.search(text) for each in (MARKED, NOT_OURS, CHOOSING))


def times_and_figures(turn: Turn) -> Seen:
    """The times and figures of the words."""
    return message_reading.run_reader(turn, look)
