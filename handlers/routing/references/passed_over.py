"""What the answers to a message pass over is not lost: hours, items it names, tasks it gives.

The words about such an item are heard once more by themselves, else it is asked what becomes of it; a task of which nothing was made is offered.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from re import escape

from handlers.attendance import spoken_answers
from handlers.calendar import talked_plans
from handlers.calendar.changes import last_change
from handlers.core import message_reading, speakers
from handlers.core.turn import Turn
from handlers.events import occurrences
from handlers.routing.references import likely_items, spoken_changes, unrepeated_hours
from handlers.routing.references.accompanying_acts import note_beside_change
from handlers.routing.references.unrepeated_hours import ASKS
from handlers.routing.talk import doubt_question, item_doubt
from handlers.worklog import event_link_question, filed_words
from storage.events import queries as events_queries
from storage.worklog import entries
from union.core.kinds import Kind
from union.core.lazy_regex import Regex
from union.events.model import Event, Status
from union.reading.acts.changes.changes import UNSURE, read_changes
from union.reading.acts.changes.hinted_changes import read_hinted
from union.reading.acts.changes.people_said import goers
from union.reading.acts.opinion import NOT_OURS, Opinion, Sense
from union.reading.acts.stretches import EDGES, WORDS, Does, clauses, has_own_reading, stretches
from union.reading.acts.talk_signs import STAYS, is_talk
from union.reading.acts.tasks.assignments import roster_names_by_form
from union.reading.english.translation import is_english
from union.reading.other_languages import languages_of
from union.reading.questions.question_reader import has_asking_words
from union.reading.replies.mentions import title_overlap
from union.reading.replies.named_clauses import named_clauses, names_title
from union.reading.text.normal_form import EitherScript, normal
from union.worklog.spoken_corrections import shares_words

LONGEST, A_MOMENT = 400, timedelta(microseconds=1)  # signs
BECOMES = (Sense.MOVED, Sense.CANCELLED, Sense.FINISHED)
LIKELY, SURE, LOGGED, GIVEN, TALK = 0.45, 0.6, 0.75, 0.6, 0.5  # what the words do
FEWEST_WORDS, FEWEST = 4, 2  # clauses
ALL_TOLD = 0.95  # that all of a message tells work
ENOUGH, CERTAIN, UNHEARD = 0.45, 0.7, 0.85  # that they do it to that item
REPEATED, PIECE = 0.5, Regex(r"[A-Za-z]{2,}|[\u4e00-\u9fff](?=([\u4e00-\u9fff]))")
NUMBERED, WARNS = Regex(r"#(\d{1,6})"), Regex(r"注意|Note:")
UNUSED = EitherScript(r"没用上|没有找到|没听懂|not used|not found|no such|[?？]$", any_case=True)
SAYS_WHEN = EitherScript(r"还没到|未完成|still to come|not done")


# Without one of these nobody is told to do anything.
GIVES = EitherScript(
    r"[你您妳我咱]|请|由|替|负责|帮|麻烦|[大小老阿][\u4e00-\u9fff]|各[班组位分]|[哥姐叔姨伯]|[A-Za-z]{2,}|[好下把]一?[遍下个]|[\u4e00-\u9fff]去[\u4e00-\u9fff]"
)


def hear_passed_over(turn: Turn, hear: Callable[[Turn], object]) -> None:
    """Hear them; `hear` hears all that a message may be."""
    if turn.group is None:
        return  # erased by what was said
    if call := turn.settled("list call", str):
        spoken_answers.remember_call(turn, call)
    if unrepeated_hours.CLOCK.search(turn.said.text):
        unrepeated_hours.hear_unrepeated(turn, hear, _ask_of_changed_item)
    whole = message_reading.opinion_of(turn) if turn.answers else None
    if whole is None or whole.share(Sense.TOLD) < ALL_TOLD:
        _change_items(turn)
        _keep_remarks(turn)
        _plan_unrepeated_days(turn)
        _offer_tasks(turn)


def _plan_unrepeated_days(turn: Turn) -> None:
    """Plan what is most surely planned on a day that no answer names, whatever else of the message was heard."""
    told = "\n".join(turn.answer_texts)
    if not (ASKS.search(told) or has_own_reading(turn.said.text)):
        talked_plans.plan_left(turn, least=talked_plans.CERTAIN, days_told=unrepeated_hours.days_told(told))


def _ask_of_changed_item(turn: Turn) -> bool:
    """「改假社區中心舉行，惟提早於下午2時30分開始」: an hour told beside a change may be that item's, one of another day is not."""
    one, changed = last_change.item(turn), last_change.changed_now(turn)
    if one is None or one.status is not Status.OPEN or changed != {one.event.id}:
        return False
    if item_doubt.moved_of(turn, one) is None:
        return False
    reads = likely_items.times_and_figures(turn).reads
    if any(each.has_day and each.when.start.date() != one.start.date() for each in reads):
        return False
    doubt_question.ask_of_item(turn, one)
    return True


def _change_items(turn: Turn) -> None:
    """Do what is surely said of items, else ask where the message has been answered."""
    is_left = False
    for meant in _passed_over(turn):
        before = turn.answers
        is_done = not _is_told_as_log(turn, meant) and (_is_changed(turn) or turn.answers > before)
        is_left |= not (is_done or (_may_do_likely_change(turn, meant) and item_doubt.do_likely_change(turn)))
    for meant in _passed_over(turn) if is_left and turn.answers else ():
        if not _is_told_as_log(turn, meant):
            _ask(turn, meant, ENOUGH)
        elif meant.share(Sense.FINISHED) >= LOGGED and not _is_asked_by_receipt(turn):
            _ask(turn, meant, CERTAIN)


def _may_do_likely_change(turn: Turn, meant: Opinion) -> bool:
    """Whether what the words most likely do may be done: they were not filed, and of what nobody has heard nothing is doubtful."""
    found = None if turn.answers else likely_items.item_of(turn)
    is_sure = turn.answers > 0 or (found is not None and found.fit * meant.share(*BECOMES) >= UNHEARD)
    return is_sure and filed_words.log_of_words(turn) is None


def _is_changed(turn: Turn) -> bool:
    text = turn.said.text
    return spoken_changes.claimed(turn, read_changes(text)) or spoken_changes.hinted(turn, read_hinted(text))


def _is_told_as_log(turn: Turn, meant: Opinion) -> bool:
    return meant.best is Sense.FINISHED and filed_words.log_of_words(turn) is not None


def _is_asked_by_receipt(turn: Turn) -> bool:
    """Whether the receipt of the log of these words asks what it ends."""
    filed = filed_words.log_of_words(turn)
    return filed is not None and filed.event_id is None and bool(event_link_question.candidates(turn, filed))


def ask_of_item(turn: Turn) -> bool:
    """Ask about the first of them where nobody said a word of the message; whether that was asked."""
    return any(
        meant.share(*BECOMES) >= SURE and _ask(turn, meant, ENOUGH, in_group=True)
        for meant in _passed_over(turn)
    )


def _ask(turn: Turn, meant: Opinion, least: float, *, in_group: bool = False) -> bool:
    """Once an answer; of the item that most speaks for."""
    found = likely_items.item_of(turn)
    if (
        found is None
        or found.fit * meant.share(*BECOMES) < least
        or ASKS.search("\n".join(turn.answer_texts))
    ):
        return False
    is_asked = found.one.event.id not in _answered(turn, turn.said.text) and bool(
        item_doubt.labels(turn, found.one)
    )
    if is_asked:
        doubt_question.ask_of_item(turn, found.one, in_group=in_group)
    return is_asked


def _passed_over(turn: Turn) -> Iterator[Opinion]:
    """The items the message names and no answer speaks of; the turn's words are meanwhile those about it, which most likely do something to it."""
    said = turn.said
    is_others = said.forwarded or said.edited or said.reply_to is not None or said.document is not None
    if is_others or turn.is_old or len(said.text) > LONGEST or has_own_reading(said.text):
        return
    for words, items in list(_clauses_by_item(turn)):
        if _has_put_right(turn, words):
            continue
        answered = _answered(turn, words)
        if any(each.id in answered for each in items):
            continue
        turn.speak_as(replace(said, text=words, dictated="", addressed=False))
        meant: Opinion | None = message_reading.opinion_of(turn, items[0].title)
        if meant is not None and _is_of_item(turn, meant):
            yield meant
        turn.speak_as(said)


def _has_put_right(turn: Turn, words: str) -> bool:
    """Whether a log that these words name was put right by the message."""
    me = turn.me()
    if me is None:
        return False
    group = turn.with_group()
    log = turn.once(("put right", group.id), lambda: entries.latest_corrected(turn.db, group, me, turn.now))
    return log is not None and shares_words(log, words)


def _is_of_item(turn: Turn, meant: Opinion) -> bool:
    """Whether the words most likely change or end it; nothing was planned of them, no answer repeats them."""
    text = turn.said.text
    if (
        meant.share(*BECOMES) < LIKELY
        or meant.share(Sense.CHATTER) >= TALK
        or UNSURE.search(normal(text).text)
    ):
        return False
    if any(each(text) for each in (is_talk, NOT_OURS.search, languages_of, has_asking_words, STAYS.search)):
        return False
    return not (_is_repeated(turn, text) or _is_planned(turn, text))


def _is_repeated(turn: Turn, words: str) -> bool:
    """Whether what the answers did has the times of these words, or most of their pairs of signs: 「周敏负责」 stands in the receipt."""
    if any(ASKS.search(each) and words in each for each in turn.answer_texts):
        return True  # it was asked which item they are about
    told = "\n".join(line for line in _lines_told(turn) if not UNUSED.search(line))
    if not told:
        return False
    pieces, folded = (
        {f"{each[0]}{each[1] or ''}".casefold() for each in PIECE.finditer(words)},
        told.casefold(),
    )
    is_said = sum(each in folded for each in pieces) >= REPEATED * len(pieces)
    times = unrepeated_hours.times_repeated(turn, told, words)
    return is_said or (bool(times) and all(times))


def _lines_told(turn: Turn) -> list[str]:
    return "\n".join(turn.answer_texts).split("\n")


def _is_planned(turn: Turn, text: str) -> bool:
    """Whether what the message has planned is called by some of these words, or held where they say."""
    words, events = [normal(text).text], occurrences.open_items(turn)
    made = (each for each in events if each.said_at == turn.said.at)
    return any(title_overlap(f"{each.title} {each.place or ''}", words) for each in made)


def _open_before(turn: Turn) -> list[Event]:
    """The items that were open before this message, those among them that it closed."""
    group = turn.with_group()
    moment = turn.now - A_MOMENT
    return turn.once(("open before", group.id), lambda: events_queries.open_ones(turn.db, group, moment))


def _clauses_by_item(turn: Turn) -> Iterator[tuple[str, Sequence[Event]]]:
    """Words of the message and the items, open before it, that they name."""
    text = turn.said.text
    if len(clauses(text)) < FEWEST and not is_english(text):
        return
    events = [
        each
        for each in _open_before(turn)
        if each.kind not in (Kind.FESTIVAL, Kind.VISIT) and each.said_at != turn.said.at
    ]
    titles = [each.title for each in events]
    if not names_title(text, titles):
        return
    begins = {each.start for each in message_reading.looked_once(turn, stretches, called=())}
    people, is_changed = _roster_pattern(turn), bool(last_change.changed_now(turn))
    for words, places in named_clauses(text, titles, begins, people, is_changed=is_changed):
        yield words, [events[place] for place in places]


def _roster_pattern(turn: Turn) -> Regex:
    """Of people: 「小苗负责」 is about no task because that is hers."""
    forms = sorted(roster_names_by_form(speakers.people_names(turn)), key=len, reverse=True)
    return Regex("|".join(map(escape, forms)) or r"(?!)")


def _answered(turn: Turn, words: str) -> set[int]:
    """The ids of the items that the answers to this message name, but to warn of them or to say when they are, or that it changed or closed."""
    answers = "\n".join(turn.answer_texts)
    has_news = not all(unrepeated_hours.times_repeated(turn, answers, words))
    lines = [line for line in _lines_told(turn) if not (WARNS.match(line) or SAYS_WHEN.search(line))]
    lines = [line for line in lines if not (has_news and line.startswith("#"))]
    told = {int(each[1]) for line in lines for each in NUMBERED.finditer(line)}
    still_open = {each.id for each in occurrences.open_items(turn)}
    then = _open_before(turn)
    named = {each.id for each in then if each.number in told or f"「{each.title}」" in answers}
    return last_change.changed_now(turn) | named | {each.id for each in then if each.id not in still_open}


def _keep_remarks(turn: Turn) -> None:
    """「聯歡改1點，司儀搵阿欣做」: what stands behind the change of one item, changes nothing and was not heard is its note."""
    text = turn.said.text
    changes = read_changes(text) if len(text) <= LONGEST else ()
    if not changes or not last_change.changed_now(turn):
        return
    end = max(each.stretch[1] for each in changes)
    behind = (text[each.start : each.end].strip(EDGES) for each in clauses(text) if each.start >= end)
    words = [each for each in behind if _is_unheard_remark(turn, each)]
    if words:
        note_beside_change(turn, words)


def _is_unheard_remark(turn: Turn, words: str) -> bool:
    if read_changes(words) or goers(words, speakers.people_names(turn)):
        return False
    meant = message_reading.opinion_of(turn, words=words)
    is_talked = meant is not None and meant.share(Sense.CHATTER) >= TALK
    return not (is_talked or _is_planned(turn, words) or _is_repeated(turn, words))


def _offer_tasks(turn: Turn) -> None:
    """The words that most likely give one, with the button that puts them on the calendar; nothing where nobody heard the rest, or something was asked."""
    told = "\n".join(turn.answer_texts)
    said = turn.said
    if not told.strip() or ASKS.search(told) or not GIVES.search(said.text) or has_own_reading(said.text):
        return
    words = list(_unmade_tasks(turn))
    if words:
        turn.speak_as(replace(said, text="，".join(words), dictated=""))
        talked_plans.plan_or_offer(turn, turn.said.text)
        turn.speak_as(said)


def _unmade_tasks(turn: Turn) -> Iterator[str]:
    text = turn.said.text
    for one in message_reading.looked_once(turn, stretches, called=()):
        words = text[one.start : one.end].strip(EDGES)
        if one.does is not Does.PLANS or len(WORDS.findall(words)) < FEWEST_WORDS:
            continue
        meant = message_reading.opinion_of(turn, words=words)
        if meant is None or one.said.share(Sense.TASKED) < GIVEN or meant.share(Sense.CHATTER) >= TALK:
            continue
        if any(each(words) for each in (is_talk, NOT_OURS.search, has_asking_words, read_changes)):
            continue
        if goers(words, speakers.people_names(turn)):  # who comes is no task
            continue
        if not (_is_planned(turn, words) or _is_repeated(turn, words)):
            yield words
