"""Errands given right behind what was planned or changed here, or for what they name: tasks due on its day; what everybody brings is its note."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta

from handlers.calendar import additions, minutes_proposal
from handlers.calendar.changes import last_change
from handlers.core import message_reading
from handlers.core.turn import Turn
from handlers.events import occurrences
from storage.events import queries as events_queries
from union.core.rights import Action
from union.events.model import Event, Occurrence
from union.reading.acts.absences import absence_said
from union.reading.acts.changes.change_verbs import STARTS_WITH_TIME
from union.reading.acts.changes.changes import read_changes
from union.reading.acts.changes.hinted_changes import read_hinted
from union.reading.acts.opinion import Sense
from union.reading.acts.tasks.assignments import BEFORE
from union.reading.acts.tasks.errands import Errand, due, errands, thing_of
from union.reading.acts.tasks.task_handover import passed_on
from union.reading.message import ActKind, Intent, Message
from union.reading.replies.mentions import title_overlap
from union.reading.text.normal_form import EitherScript, normal
from union.reminders.lead_times import is_due_by

SOON, TALK, SURE_TALK, EDGES = timedelta(hours=1), 0.5, 0.9, " ,，.。;；!！\n"
EVE = EitherScript(BEFORE)
AGREED = EitherScript(
    r"(?:(?:好的?|行|可以|那就?|ok(?:ay)?|noted|另外|对了|還有|还有|then|also)[\s,，.。!！]{0,2}){0,3}",
    any_case=True,
)


def claimed(turn: Turn, _may: object) -> bool:
    """Whether all that is said gives errands, and that is done."""
    given, rest = _given(turn)
    return bool(given) and AGREED.fullmatch(rest) is not None and give(turn, given)


def heard_beside(turn: Turn, hear: Callable[[Turn], object]) -> bool:
    """What is changed or planned, heard like a message of its own, then what is to be done for it; False where the first was not."""
    said, before = turn.said, turn.answers
    rest, given = _beside(turn)
    if not given:
        return False
    turn.speak_as(replace(said, text=rest))
    hear(turn)
    turn.speak_as(said)
    if turn.answers > before and not give(turn, given, rest):
        words = turn._("、").join(each.words for each in given)
        turn.say(turn._("没用上：{words}", words=words))
    return turn.answers > before


def _beside(turn: Turn) -> tuple[str, Sequence[Errand]]:
    """The errands of a message that changes something, plans it or tells an absence, and its other words: 「改到17号，王芳把会议室定一下」.

    None where a plan is read with all of them anyway, or who is away leaves nobody an item.
    """
    text = turn.said.text
    given, rest = _given(turn)
    if not given or not rest:
        return "", []
    is_away = bool(absence_said(rest)) and all(_item(turn, each, rest) for each in given)
    if is_away or read_changes(rest) or read_hinted(rest):
        return rest, given
    whole = message_reading.read_words(turn, text)
    acts = message_reading.read_all_acts(turn, whole).acts
    tasks = [act for act in acts if act.kind is ActKind.TASKED and act.whens]
    is_lost = any(not any(each.start <= act.start < each.end for act in tasks) for each in given)
    is_plan = is_lost and message_reading.read_words(turn, rest).intent is Intent.EVENT
    return (rest, given) if is_plan else ("", [])


def give(turn: Turn, given: Sequence[Errand], beside: str = "") -> bool:
    """Make them tasks, or notes, of the item they are for; False where there is none. `beside`: an absence told with them."""
    items = [_item(turn, each, beside) for each in given]
    pairs = [(each, one) for each, one in zip(given, items, strict=True) if one is not None]
    tasks = [_task(turn, each, one) for each, one in pairs if not each.is_of_all]
    found = [each for each in tasks if each is not None]
    if len(pairs) < len(given) or len(found) < len(tasks):
        return False
    notes = [each.words for each, _ in pairs if each.is_of_all]
    if notes:
        additions.note(turn, pairs[0][1], "，".join(notes))
    minutes_proposal.put_on_calendar(turn, found)
    return True


def _task(turn: Turn, errand: Errand, one: Occurrence) -> Message | None:
    words = due(errand.words, one.start.date())
    acts = message_reading.read_all_acts(turn, message_reading.read_words(turn, words)).acts
    tasks = [act.message for act in acts if act.kind is ActKind.TASKED and act.owners and act.message]
    is_ahead = len(tasks) == 1 and one.start.date() >= turn.today
    return replace(tasks[0], text=errand.words, place=None) if is_ahead else None


def _given(turn: Turn) -> tuple[list[Errand], str]:
    """The clauses that give one by themselves, and the words beside them; none where they name a day or a task of ours."""
    text = turn.said.text
    if turn.where.private or not message_reading.is_by_itself(turn) or not turn.may(Action.ADD):
        return [], text
    people = message_reading.people_names(turn)
    found = errands(text, people)
    events = events_queries.open_ones(turn.db, turn.with_group()) if found else ()
    tasks = [thing_of(each.title) for each in events if is_due_by(each)]
    kept, rest, end = list[Errand](), text, len(text)
    for each in reversed(found):
        words, behind = [normal(each.words).text], normal(text[each.end : end].strip(EDGES)).text
        when = message_reading.read_words(turn, EVE.sub("", each.words), Intent.EVENT).when
        is_dated = (
            when is not None or STARTS_WITH_TIME.match(behind) is not None
        )  # 「材料芳秀负责，24日前印好」
        is_of_ours = any(title_overlap(one, words) for one in tasks) or _hands_on(each.words, people, events)
        if not (is_dated or is_of_ours):
            kept.insert(0, each)
            rest = f"{rest[: each.start]}{rest[each.end :]}"
        end = each.start
    return kept, rest.strip(EDGES)


def _hands_on(words: str, people: tuple[str, ...], events: Sequence[Event]) -> bool:
    """「安全检查赵磊去做」, of which another is in charge: it changes hands, and all of it is named."""
    owned = [each.title for each in events if each.owners]
    return any(
        2 * title_overlap(title, [each.own]) > len(each.own)
        for each in passed_on(words, people)
        for title in owned
    )


def _item(turn: Turn, errand: Errand, beside: str) -> Occurrence | None:
    """What the errand names, else what was planned or changed here last, or is held when somebody is away; where that is no talk."""
    said = message_reading.opinion_of(turn, words=errand.words)
    chatter = said.share(Sense.CHATTER) if said else 0.0
    events = events_queries.open_ones(turn.db, turn.with_group())
    ahead = [each for each in events if not is_due_by(each) and each.until > turn.wall]
    named = [each for each in ahead if title_overlap(each.title, [normal(errand.words).text])]
    if chatter >= (SURE_TALK if errand.is_sure else TALK):
        return None
    if len(named) == 1 and errand.is_sure:
        return occurrences.at_hand(turn.db, turn.with_group(), named[0], turn.wall)
    when = message_reading.read_words(turn, beside, Intent.EVENT).when if absence_said(beside) else None
    held = [each for each in ahead if when and each.start.date() == when.start.date()]
    if len(held) == 1:
        return occurrences.of_whole_event(held[0])
    return _last_one(turn, ahead, by_all=errand.is_sure)


def _last_one(turn: Turn, ahead: Sequence[Event], *, by_all: bool) -> Occurrence | None:
    """The last that was planned, or changed since, in this chat within the hour; of what is said less surely by the writer."""
    me, group = turn.me(), turn.with_group()
    new = [each for each in ahead if each.said_at and turn.said.at - each.said_at <= SOON]
    here = [each for each in new if events_queries.chat_of(turn.db, group, each) == turn.where.chat_id]
    last = max(here, key=lambda each: each.number, default=None)
    since = last.said_at if last and last.said_at else turn.said.at - SOON
    if last_change.is_newer(turn, since, by_all=by_all):
        changed = last_change.item(turn, SOON)
        return changed if changed is None or not is_due_by(changed.event) else None
    if last is None or not (by_all or (me is not None and last.author_id == me.id)):
        return None
    return occurrences.at_hand(turn.db, group, last, turn.wall)
