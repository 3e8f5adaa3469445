"""The words of a message, or of a part of one, read as this group reads: its day, its zone and region, and what it has taught."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any, TypeVar

from handlers.core import speakers
from handlers.core.messages import command_words
from handlers.core.services import Services
from handlers.core.turn import Turn
from storage.core import people
from storage.engine.database import Database
from storage.worklog import lessons
from union.core.almanac.workdays import Notice
from union.core.groups import Group, Person
from union.core.kinds import Kind
from union.core.period import A_DAY, A_WEEK, OF_A_DAY
from union.core.rights import Action
from union.events.model import Event
from union.reading.act_reading import Context, divided, read_acts
from union.reading.acts.absences.absence_forms import with_days
from union.reading.acts.dictation import LONG_RUN, with_clauses
from union.reading.acts.extraction import look
from union.reading.acts.forwarded_notices import MARK, to_us
from union.reading.acts.lessons import Learned, Lesson, learned
from union.reading.acts.notices import as_sentence
from union.reading.acts.opinion import Opinion, opinion
from union.reading.acts.sign_up_calls import SIGNS as MAY_CALL
from union.reading.acts.sign_up_calls import without_call
from union.reading.acts.tasks.assignments import (
    roster_names_by_form,
)
from union.reading.acts.tasks.clause_roles import with_roles
from union.reading.acts.tasks.doers import with_doers
from union.reading.acts.tasks.named_days import may_name_days, with_days_before, with_weekdays_headed
from union.reading.acts.tasks.promises import SIGNS as PROMISING
from union.reading.acts.tasks.promises import in_plain_order, with_promiser
from union.reading.acts.tasks.resolutions import DECIDED, ITEM, RESOLVED, counted_items, itemized
from union.reading.english.translation import is_english
from union.reading.english.vocabulary import with_capitals
from union.reading.message import FactRead, Intent, Message, Reading
from union.reading.names.festive_names import festive_name, hidden, name_shown, texts_changed
from union.reading.questions.thresholds import in_standard
from union.reading.reader import OTHER, read
from union.reading.replies.correction_lessons import category_lesson, kind_lesson
from union.reading.replies.english_answers import in_chinese_words
from union.reading.replies.item_details import read_plan
from union.reading.replies.short_replies import Courtesy, courtesy
from union.reading.text.normal_form import EitherScript, normal
from union.worklog.entries import LogEntry

T = TypeVar("T")
PRESUMED, FESTIVE = "presumed", "festive name"
TO_BEGIN = "开始"  # put behind a bare time, which then looks ahead
BARE_WEEKDAY = EitherScript(r"(?:周|週|星期|礼拜|禮拜)[一二三四五六日天]")
WAS_DONE = "做的"  # put behind a bare day, which then looks back: 「11月3日」 is not next year's
MOST_DAYS = 31
LOG_WORDS, PLAN_WORDS = ("记录", "登记", "记"), ("日程", "安排")


def model(services: Services, db: Database, group: Group, *, has_taught: bool = True) -> Learned:
    """What the group has taught, made anew only when its lessons have changed."""
    stamp = lessons.stamp(db, group) if has_taught else ""
    known = services.learned.get(group.id)
    if known is None or known[0] != stamp:
        known = (stamp, learned(lessons.standing(db, group) if stamp else ()))
        services.learned[group.id] = known
    return known[1]


def of_turn(turn: Turn) -> Learned:
    return model(turn.services, turn.db, turn.with_group(), has_taught=turn.traits().lessons)


def teach_category(turn: Turn, entry: LogEntry, category: str) -> None:
    """An entry was given another category: the next like message follows."""
    words, wall = command_words.argument(entry.text, LOG_WORDS), turn.with_group().wall(entry.said_at)
    _teach(turn, Action.LOG, (lessons.LOG, entry.id), partial(category_lesson, words, wall, category))


def teach_kind(turn: Turn, event: Event, kind: Kind) -> None:
    """An item was given another kind: the next like plan is of it too."""
    words = command_words.argument(event.said, PLAN_WORDS)
    _teach(turn, Action.ADD, (lessons.EVENT, event.id), partial(kind_lesson, words, turn.wall, kind))


def _teach(turn: Turn, action: Action, of: tuple[str, int], lesson_of: Callable[..., Lesson | None]) -> None:
    """What it taught before is forgotten, so that restoring what was read first leaves no lesson."""
    if not turn.may(action):
        return
    group = turn.with_group()
    lessons.forget(turn.db, group, *of)
    lesson = lesson_of(region=group.settings.region, learned=of_turn(turn))
    if lesson is not None:
        lessons.keep(turn.db, group, *of, lesson, turn.me(), turn.now)


def put_in_form(turn: Turn) -> None:
    """「postpone two days」 becomes 「推迟2天」, 「kavitha」 on the roster Kavitha, dictated words get their commas; any other message stays as it is."""
    text = turn.said.text
    bare = without_call(text) if MAY_CALL.search(text) else text
    if bare != text:
        turn.settled("list call", lambda: text)
    words = None
    if "\n" in text and (sentence := as_sentence(text)) is not None:
        turn.speak_as(replace(turn.said, text=sentence, dictated=turn.said.dictated or text))
        return
    if turn.group and may_name_days(text) and (named := _days_named(turn, bare)) != bare:
        turn.speak_as(replace(turn.said, text=named, dictated=turn.said.dictated or text))
        put_in_form(turn)
        return
    if is_english(text):
        words = in_chinese_words(text)
        if words is None and turn.group is not None:
            words = with_capitals(bare, speakers.people_names(turn))
            if (told := _promised(turn, words)) != words:
                turn.speak_as(replace(turn.said, text=told, dictated=turn.said.dictated or text))
                return
    if words is None:
        is_to_us = turn.where.private or turn.said.addressed
        ours = to_us(text) if MARK.match(text) else bare
        words = with_days(in_standard(ours, alone=is_to_us))
        listed = counted_items(words)
        parted = itemized(listed) if ITEM.search(listed) or RESOLVED.match(listed) else listed
        is_run = LONG_RUN.search(words) is not None
        people = speakers.people_names(turn) if turn.group is not None and is_run else ()
        parted = with_clauses(parted, tuple(roster_names_by_form(people))) if is_run else parted
        parted = _promised(turn, DECIDED.sub("", parted))
        if parted != words:
            turn.speak_as(replace(turn.said, text=parted, dictated=turn.said.dictated or text))
            return
    if words != text:
        turn.speak_as(replace(turn.said, text=words))


def _days_named(turn: Turn, words: str) -> str:
    """Words that tell a day by another of theirs, or by their heading, with that day."""
    headed = with_weekdays_headed(words)
    return with_days_before(headed, run_reader(turn, look, headed), turn.written.replace(tzinfo=None))


def _promised(turn: Turn, words: str) -> str:
    """Words that tell what another promised, as his own; what the writer promises of a thing named first, in plain order."""
    if PROMISING.search(words) is None:
        return words
    return in_plain_order(
        with_promiser(words, speakers.people_names(turn)) if turn.group is not None else words
    )


def read_words(turn: Turn, words: str, meant: Intent | None = None) -> Message:
    """Understand words as of the moment this turn's message was written, in the group's zone and region.

    `meant` is for words behind a command: a bare date behind /log is the last one, not the next.
    What the group has taught is followed.
    """
    taught = of_turn(turn)

    def ask() -> Message:
        return run_reader(turn, read, words, meant=meant, learned=taught)

    return turn.settled(("words", words, meant, taught.lessons, _time_and_region(turn)), ask)


def read_log(turn: Turn, words: str) -> Message:
    """The words read as a log, whatever they look like."""
    return as_log(read_words(turn, words, Intent.LOG))


def as_log(message: Message) -> Message:
    """What /log said, as a log even where the words alone would not show it."""
    if message.facts:
        return message
    read = FactRead(
        category=message.category or OTHER,
        title=message.title or message.text.strip()[:60],
        measures=message.measures,
        money=message.money,
    )
    return Message(
        message.text, message.intent, when=message.when, facts=(read,), impossible=message.impossible
    )


def days_of(turn: Turn, words: str) -> list[date]:
    """The days the words name, looking back."""
    message = read_words(turn, words, Intent.LOG)
    today, found = turn.written_on, list[date]()
    for when in (message.when, *(fact.when for fact in message.facts)):
        if when is None or when.grain not in OF_A_DAY:
            continue
        # 「端午那次」 was before it.
        if message.festival and normal(when.text).text[:2] == message.festival[:2]:
            continue
        last, day = when.until - timedelta(microseconds=1), when.start.date()
        if day == today and BARE_WEEKDAY.fullmatch(when.text):  # on a Thursday 「周四那场」 may be a week ago
            found.append(day - A_WEEK)
        while day <= min(last.date(), today) and len(found) < MOST_DAYS:
            found.append(day)
            day += A_DAY
    return found


def run_reader(turn: Turn, ask: Callable[..., T], words: str | None = None, **more: Any) -> T:
    """What `ask` of union/ says to the turn's words, or those of them, by the group's day, region and days off."""
    wall, region, notice = _time_and_region(turn)
    text = turn.said.text if words is None else words
    name = _festive_name(turn, text) if ask in (read, look) else ""
    return name_shown(ask(hidden(text, name), wall, region=region, notice=notice, **more), name)


def name_item(turn: Turn, titles: Iterable[str]) -> None:
    """Of these titles the one that the words name by a festival in it tells no day of theirs."""
    turn.settled(FESTIVE, lambda: festive_name(turn.said.text, titles))


def _festive_name(turn: Turn, text: str) -> str:
    """That festival, where the text would be read as of its day."""
    name: str = turn.settled(FESTIVE, lambda: "")
    if not name or name not in text:
        return ""
    wall, region, notice = _time_and_region(turn)

    def is_its_day() -> bool:
        when = read(text, wall, region=region, notice=notice, meant=Intent.EVENT).when
        return when is not None and name in when.text

    return name if turn.settled((FESTIVE, text), is_its_day) else ""


def looked_once(turn: Turn, ask: Callable[..., T], words: str | None = None, **more: Hashable) -> T:
    """`run_reader`, worked out once in a turn."""
    text = turn.said.text if words is None else words
    question = (ask, text, *more.items(), _time_and_region(turn))
    return turn.settled(question, lambda: run_reader(turn, ask, text, **more))


def _time_and_region(turn: Turn) -> tuple[datetime, str, Notice | None]:
    """By what words are understood: when they were written, where, and the days off known there."""
    return turn.written, turn.settings.region, turn.notice


def opinion_of(turn: Turn, title: str = "", words: str = "") -> Opinion | None:
    """What the turn's words, or those of them, most likely do, about the item of that title."""
    text = words or turn.said.text
    own = looked_once(turn, opinion, text, title=title)
    presumed = _presumed(turn, text)
    return presumed.beside(own) if presumed and own else presumed or own


def presume(turn: Turn, said: Opinion) -> None:
    """The turn's words are a stretch of a message, that does this by what stands around it, too."""
    turn.settled((PRESUMED, turn.said.text), lambda: said)


def is_stretch(turn: Turn) -> bool:
    """Whether the turn's words are such a stretch."""
    return _presumed(turn, turn.said.text) is not None


def _presumed(turn: Turn, text: str) -> Opinion | None:
    said: Opinion | None = turn.settled((PRESUMED, text), lambda: None)
    return said


def read_all_acts(turn: Turn, message: Message) -> Reading:
    """Every act of a message that was read already, with the names on the group's roster."""
    wall, context, people_known = turn.written, _context(turn), speakers.people_names(turn)
    name = _festive_name(turn, message.text)

    def ask() -> Reading:
        own = texts_changed(message, hidden, name)
        return name_shown(read_acts(own.text, wall, replace(context, people=people_known), own), name)

    known = context.learned.lessons if context.learned else ()
    return turn.settled(("acts", message, wall, context.region, known, context.notice, people_known), ask)


def plans_in(turn: Turn, message: Message) -> tuple[Message, ...]:
    """What a message plans that is no more than plans, each thing as a message of its own; its checklist says nothing of it."""
    own = replace(message, text=read_plan(message.text).text)
    name = _festive_name(turn, own.text)
    found = name_shown(divided(texts_changed(own, hidden, name), turn.written, _context(turn)), name)
    names = speakers.people_names(turn)
    owned = with_roles(with_doers(found, names), run_reader(turn, look, own.text), names)
    return tuple(replace(one, text=message.text) for one in owned)


def person_in(turn: Turn, words: str) -> tuple[Person | None, str]:
    """Who of us words speak of, and as what; nobody, and nothing, where they name none."""
    known = {
        each.replace("·", " "): name
        for each, name in roster_names_by_form(speakers.people_names(turn)).items()
    }
    called = max((each for each in known if each in words), key=len, default="")
    person = people.person_named(turn.db, turn.with_group(), known[called]) if called else None
    return person, called if person else ""


def _context(turn: Turn) -> Context:
    return Context(turn.settings.region, of_turn(turn), turn.notice)


def own_words(turn: Turn, message: Message) -> Message:
    """A plan read without the checklist and the note below it, which say nothing of its time; `text` stays whole."""
    plan = read_plan(message.text)
    if plan.text == message.text.strip():
        return message
    return replace(read_words(turn, plan.text), text=message.text)


def is_by_itself(turn: Turn) -> bool:
    """Whether it was written now and by the sender: no edit, nothing passed on, no reply."""
    said = turn.said
    return not said.edited and not said.forwarded and said.reply_to is None


def is_time(turn: Turn, words: str) -> bool:
    when = read_words(turn, f"{words}{TO_BEGIN}", Intent.EVENT).when
    return when is not None and normal(when.text).text.strip() == normal(words).text.strip()


def is_said_to_bot(turn: Turn) -> bool:
    """Whether the words are said to the bot; a reply that only says 收到, or calls a member, is not."""
    said = turn.said
    if said.forwarded or not said.text:
        return False
    return said.addressed or (
        said.reply_to_bot and "@" not in said.text and courtesy(said.text) is Courtesy.NONE
    )
