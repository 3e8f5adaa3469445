"""Errands for what was planned or changed here right before, or what they name: tasks due on its day; what everybody brings is its note."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from handlers.calendar import additions, minutes_proposal
from handlers.calendar.changes import last_change
from handlers.core import message_reading, speakers
from handlers.core.turn import Turn
from handlers.events import occurrences
from handlers.routing.references.accompanying_acts import tell_unused
from handlers.routing.references.clause_acts import item_named
from storage.events import queries as events_queries
from union.core.rights import Action
from union.events.model import Event, Occurrence
from union.reading.acts.absences.absence_forms import absence_said
from union.reading.acts.changes.change_verbs import STARTS_WITH_TIME
from union.reading.acts.changes.changes import read_changes
from union.reading.acts.changes.hinted_changes import read_hinted
from union.reading.acts.changes.item_changes import ChangeDeed
from union.reading.acts.opinion import Sense
from union.reading.acts.tasks.assignments import BEFORE, leading_name, marked
from union.reading.acts.tasks.errands import Errand, due, errands, thing_of
from union.reading.acts.tasks.hand_outs import goods_decided
from union.reading.english.translation import is_english
from union.reading.message import MAKES_ITEMS, NOTES_APART, ActKind, Intent, Message, When
from union.reading.replies.mentions import title_overlap
from union.reading.text.normal_form import EitherScript, normal
from union.reminders.lead_times import is_due_by

SOON, LATELY, TALK, SURE_TALK, EDGES = timedelta(hours=1), timedelta(days=2), 0.5, 0.9, " ,，.。;；!！\n"
EVE, AT_LATEST = EitherScript(BEFORE), EitherScript(r"^(?:最[晚迟]|至迟|不晚于)")
AGAIN = range(6, 1, -1)  # signs of its thing, said once more
DUE_OF_ALL = EitherScript(  # 「志强备车 尹芳订饺子 都2月3号前弄好」
    r"(?i)[,，。;；\s](?:[都均全]部?[在于]?[^,，。;；\s]{0,4}[\d一二三四五六日天底末][^,，。;；\s]{0,3}前|(?:both|all) by\s)"
)
WHY = EitherScript(
    r"(?:因为)?[他她佢](?!们|哋)[^,，。;；\d]{1,12}|(?i:he|she)\s[a-z' ]{2,24}"
)  # why it is theirs
AGREED = EitherScript(
    r"(?i)(?:(?:好的?|行|可以|那就?|ok(?:ay)?|noted|另外|对了|还有|then|also)[\s,，.。!！]{0,2}){0,3}"
)


def claimed(turn: Turn, _may: object) -> bool:
    """Whether all that is said gives errands, and that is done."""
    changes = read_changes(turn.said.text)
    # 「以后例会由王芳负责」; of nothing there is, "Jason pls buy drinks", an owner is that of an errand.
    if any(each.deed is not ChangeDeed.OWNER or item_named(turn, each.own) for each in changes):
        return False
    given, rest = _errands_given(turn)
    return bool(given) and (AGREED.fullmatch(rest) or WHY.fullmatch(rest)) is not None and _give(turn, given)


def hear_with_errands(turn: Turn, hear: Callable[[Turn], object]) -> bool:
    """What is changed or planned, heard like a message of its own, then what is to be done for it: 「改到17号，王芳把会议室定一下」.

    False where the first was not heard, or is read with all of it anyway.
    """
    said, before, (given, rest) = turn.said, turn.answers, _errands_given(turn)
    if not given or not rest or not _is_read_without_errands(turn, given, rest):
        return False
    turn.speak_as(replace(said, text=rest))
    hear(turn)
    turn.speak_as(said)
    if turn.answers > before and not _give(turn, given, rest):
        tell_unused(turn, [each.words for each in given])
    return turn.answers > before


def hear_hand_outs(turn: Turn) -> bool:
    """Put on the calendar who buys and who gives out what the message decides to give out, read as the one thing it is."""
    if not goods_decided(turn.said.text) or turn.said.reply_to is not None or not turn.may(Action.ADD):
        return False
    acts = message_reading.read_all_acts(turn, message_reading.read_words(turn, turn.said.text)).acts
    plans = [act.message for act in acts if act.kind in MAKES_ITEMS and act.message]
    minutes_proposal.put_on_calendar(turn, plans)
    return bool(plans)


def _is_read_without_errands(turn: Turn, given: Sequence[Errand], rest: str) -> bool:
    """Behind a plan they are read with it, but in English; so they are with what is to come behind what is over."""
    is_plan = message_reading.read_words(turn, rest).intent is Intent.EVENT
    changes = read_changes(rest) or read_hinted(rest)
    is_over = len(changes) > 1 and changes[0].deed is ChangeDeed.FINISH
    if is_over and STARTS_WITH_TIME.match(normal(changes[1].own).text):
        return False  # 「姜茶订好了 11月8号上午送到中转场 石磊收一下」
    is_other = bool(changes or (absence_said(rest) and not is_plan))
    return is_other or (is_plan and is_english(turn.said.text) and given[0].is_sure)


def _errands_given(turn: Turn) -> tuple[list[Errand], str]:
    """The clauses that give one by themselves, and the words beside them; none where they name a day, what somebody has, or are talk."""
    kept, text = list[Errand](), turn.said.text
    may_give = not turn.where.private and message_reading.is_by_itself(turn) and turn.may(Action.ADD)
    if not may_give or DUE_OF_ALL.search(text):
        return kept, text
    people = speakers.people_names(turn)
    found, rest, end = errands(text, people), text, len(text)
    events = occurrences.open_items(turn) if found else ()
    had = [thing_of(each.title) for each in events if is_due_by(each) or each.owners]
    for each in reversed(found):
        words = [marked(normal(each.words).text, people)]
        behind = AT_LATEST.sub("", normal(text[each.end : end].strip(EDGES)).text)
        when = message_reading.read_words(turn, EVE.sub("", each.words), Intent.EVENT).when
        # 「材料芳秀负责，24日前印好」
        # 「陈静管报名名单，名单18号前交我」
        again = next((n for n in AGAIN if behind.startswith(normal(each.words).text[-n:])), 0)
        is_dated = when is not None or STARTS_WITH_TIME.match(behind[again:].lstrip(" ,")) is not None
        said = message_reading.opinion_of(turn, words=each.words)
        is_talk = said is not None and said.share(Sense.CHATTER) >= (SURE_TALK if each.is_sure else TALK)
        if not (is_dated or is_talk or any(title_overlap(one, words) for one in had)):
            kept.insert(0, each)
            rest = f"{rest[: each.start]}{rest[each.end :]}"
        end = each.start
    return kept, rest.strip(EDGES)


def _give(turn: Turn, given: Sequence[Errand], beside: str = "") -> bool:
    """Make them tasks, or notes, of the item they are for, or tasks of the day on which somebody is away; False where there is neither."""
    away = message_reading.read_words(turn, beside, Intent.EVENT).when if absence_said(beside) else None
    pairs = [(each, _item(turn, each, away)) for each in given]
    days = [one.start.date() if one else away.start.date() if away else None for _, one in pairs]
    tasks = [_task(turn, each, day) for (each, _), day in zip(pairs, days, strict=True) if not each.is_of_all]
    found, noted = [each for each in tasks if each], [each for each, one in pairs if each.is_of_all and one]
    if len(found) + len(noted) < len(given):
        return False
    if noted and pairs[0][1]:
        additions.note(turn, pairs[0][1], turn._("、").join(each.words for each in noted))
    minutes_proposal.put_on_calendar(turn, found)
    return True


def _task(turn: Turn, errand: Errand, day: date | None) -> Message | None:
    words = due(errand.words, day) if day is not None and day >= turn.today else ""
    acts = message_reading.read_all_acts(turn, message_reading.read_words(turn, words)).acts if words else ()
    tasks = [act.message for act in acts if act.kind is ActKind.TASKED and act.owners and act.message]
    if len(tasks) != 1:
        return None
    people, note = speakers.people_names(turn), NOTES_APART[not errand.words.isascii()].join(errand.terms)
    made = replace(tasks[0], text=errand.words, place=None, note=note or tasks[0].note)
    known = tuple(name for name in made.owners if name in people)
    if known == made.owners:
        return made
    called = leading_name(errand.words, people) or ""  # 「王芳跟消防队联系一下」
    return replace(made, owners=known, title=errand.words[len(called) :])


def _due_lately(turn: Turn, errand: Errand) -> Event | None:
    """What was given out lately in words that name the same thing: 「龙师傅那份让张伟去催」."""
    if errand.is_of_all:
        return None
    words = marked(normal(errand.words).text, speakers.people_names(turn))
    told = [
        each
        for each in occurrences.open_items(turn)
        if each.said_at and turn.said.at - each.said_at <= LATELY
    ]
    named = [
        each
        for each in told
        if is_due_by(each) and each.until > turn.wall and title_overlap(each.said, [words])
    ]
    return min(named, key=lambda each: each.start, default=None)


def _item(turn: Turn, errand: Errand, away: When | None) -> Occurrence | None:
    """What the errand names, is held when somebody is away, or was planned or changed here last."""
    group = turn.with_group()
    events = [each for each in occurrences.open_items(turn) if not is_due_by(each)]
    ahead = [each for each in events if each.until > turn.wall]
    named = [each for each in ahead if title_overlap(each.title, [normal(errand.words).text])]
    held = [each for each in ahead if away and each.start.date() == away.start.date()]
    one = next((each[0] for each in (named, held) if len(each) == 1), None) or _due_lately(turn, errand)
    new = [each for each in ahead if each.said_at and turn.said.at - each.said_at <= SOON]
    here = [each for each in new if events_queries.chat_of(turn.db, group, each) == turn.where.chat_id]
    last = max(here, key=lambda each: each.number, default=None)
    if one is None and last_change.is_newer(turn, last.said_at if last else turn.said.at - SOON, by_all=True):
        changed = last_change.item(turn, SOON)
        return changed if changed is not None and not is_due_by(changed.event) else None
    one = one or last
    return occurrences.at_hand(turn.db, group, one, turn.wall) if one else None
