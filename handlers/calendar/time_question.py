"""Plans whose time must be asked for: kept as a draft for a day, until the answer makes an item of them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from handlers.calendar import event_creation
from handlers.calendar.event_creation import Source
from handlers.core import message_reading, pending_questions
from handlers.core.messages.incoming_message import Said
from handlers.core.messages.outgoing_message import brief
from handlers.core.turn import Answers, Deeds, Turn
from handlers.events import occurrences
from handlers.events import texts as phrases
from storage.core import drafts, people
from union.attendance.participation_replies import capacity_in
from union.core.kinds import Kind
from union.core.period import A_WEEK, Grain, is_clock_time
from union.core.rights import Action
from union.events.model import Rule
from union.events.rule_text import rule_words
from union.events.series_changes import lacks_its_day, with_day
from union.reading.acts.titles import event_title
from union.reading.message import Message, When
from union.reading.privacy.redaction import mask_private
from union.reading.reader import read
from union.reading.replies.item_details import read_plan
from union.reading.replies.plan_wishes import place_told
from union.reading.text.normal_form import EitherScript, normal
from union.reading.time.dates.reference_time import at_midnight

WHEN, READING, RULE = "item.when", "item.reading", "item.rule"
SHOWN = 3  # dates of a series that are shown before it is kept
KEPT = timedelta(hours=24)
LONGEST_ANSWER = 20  # signs of words that choose a day without a reply
WEEKDAY = EitherScript(r"周|星期|礼拜|(?:mon|tue|wed|thu|fri|sat|sun)", any_case=True)
DAY_SAID = EitherScript(r"\d\s?[号日月號/.]|[周期拜週][一二三四五六日天]")


def keep_or_ask(turn: Turn, message: Message, source: Source, answer: Said | None = None) -> None:
    """Keep the plan if its time is clear, else ask; nothing of it is lost meanwhile.

    `answer` is the message that gave the time where the plan's own words gave none.
    """
    when = message.when
    if when is None:
        title = brief(_title(turn, message), phrases.LONGEST_TITLE)
        _ask_when(turn, source, _when_question(turn, title), message.title)
    elif message.alternatives:
        _ask_reading(turn, message, source, answer)
    elif event_creation.is_time_past(turn, message.last_when or when):
        question = turn._(
            "{when}已经过去，「{title}」没有安排。请回复新的时间；如果是已经做过的事，请写「记录：」开头的一句。",
            when=phrases.span(turn._, when.start, when.end, when.grain, turn.today),
            title=brief(_title(turn, message), phrases.LONGEST_TITLE),
        )
        _ask_when(turn, source, question)
    elif lacks_its_day(event_creation.planned(turn, message, source)):
        _ask_rule(turn, message, source, answer)
    else:
        event_creation.keep(turn, message, source)


def _when_question(turn: Turn, title: str) -> str:
    return turn._("「{title}」安排在什么时候？请回复时间，例如：下周三下午3点", title=title)


def ask_due(turn: Turn, title: str, owner: str, days: Sequence[date]) -> None:
    """Ask by when somebody is to see to what he was asked for: a button a day; any other day may be written."""
    source = event_creation.source_of(turn)
    data = {"title": mask_private(title), "owners": [owner], "days": [each.isoformat() for each in days]}
    draft_id = pending_questions.begin(turn, WHEN, said_data(source) | data, KEPT)
    labels = [phrases.span(turn._, at_midnight(each), None, Grain.DAY, turn.today) for each in days]
    rows = [[turn.button(each, "item.due", draft_id, place)] for place, each in enumerate(labels)]
    rows.append([turn.button(turn._("不用"), "item.undue", draft_id)])
    drafts.set_message(turn.db, draft_id, turn.say(_when_question(turn, title), rows))


def _due_picked(turn: Turn) -> None:
    draft = _pressed_draft(turn, WHEN)
    drafts.end(turn.db, draft)
    day = date.fromisoformat(draft.data["days"][turn.press.number(1)])
    when = When("", at_midnight(day), None, Grain.DAY, deadline=True)
    turn.edit_pressed(phrases.span(turn._, when.start, None, Grain.DAY, turn.today))
    keep_or_ask(turn, replace(_message(turn, draft), when=when, alternatives=()), source_of(turn, draft))


def when_given(turn: Turn, draft: drafts.Draft) -> bool:
    """A reply to 「什么时候」: its time makes the item; True, the reply was for us."""
    if turn.group is None or not turn.may(Action.ADD):
        return False
    answer = _read_answer(turn)
    if answer.when is None:
        return pending_questions.ask_again(turn, draft, phrases.no_time_there(turn._))
    drafts.end(turn.db, draft)
    message, when = _message(turn, draft), answer.when
    before = message.when
    if draft.subject == RULE and when.rrule is None and before and before.rrule:
        rule = with_day(Rule(before.rrule, before.shift), when.start)  # 「周五下午3点」 in answer to 每周
        when = replace(when, rrule=rule.rrule, shift=rule.shift)
    # 「周四下午」 in answer to 「下周…」 is the Thursday of that week.
    is_week = before and before.grain is Grain.WEEK and when.end is None and when.rrule is None
    is_day_before = before and when.start < before.start <= when.start + A_WEEK
    if is_week and is_day_before and WEEKDAY.match(when.text):
        when = replace(when, start=when.start + A_WEEK)
    if "owners" in draft.data and when.grain is Grain.DAY and when.rrule is None:
        when = replace(when, deadline=True)
    place = place_told(turn.said.text, answer.when) or message.place
    message = replace(message, when=when, alternatives=answer.alternatives, times=answer.times, place=place)
    source = source_of(turn, draft)
    if capacity_in(turn.said.text) or _rest(turn.said.text, answer.when):  # 「女职工体检 16号7点 区妇保院」
        source = replace(source, text=f"{source.text}，{turn.said.text}")
    keep_or_ask(turn, message, source, turn.said)
    return True


def reading_given(turn: Turn, draft: drafts.Draft) -> bool:
    """「是1月5号」 to the question which day is meant: the reading of that day, else the time as it was given."""
    if turn.group is None or not turn.may(Action.ADD):
        return False
    answer, message = _read_answer(turn), _message(turn, draft)
    if answer.when is None:
        return False
    day = answer.when.start.date()
    chosen = next((each for each in _readings(message) if each.start.date() == day), answer.when)
    chosen = answer.when if is_clock_time(answer.when.grain) else chosen
    drafts.end(turn.db, draft)
    place = place_told(turn.said.text, answer.when) or message.place
    keep_or_ask(turn, replace(message, when=chosen, alternatives=(), place=place), source_of(turn, draft))
    return True


def _is_time(turn: Turn) -> bool:
    text, when = turn.said.text, _read_answer(turn).when
    return when is not None and (not _rest(text, when) or place_told(text, when) is not None)


def _read_answer(turn: Turn) -> Message:
    return message_reading.run_reader(turn, read)


def _reading_said(turn: Turn, draft: drafts.Draft) -> bool:
    """「不对，腊八是1月15号」 without a reply: short words, and one of the days asked about."""
    days, when = {each.start.date() for each in _readings(_message(turn, draft))}, _read_answer(turn).when
    return when is not None and when.start.date() in days and reading_given(turn, draft)


next_answers = pending_questions.unreplied({WHEN: when_given, RULE: when_given}, _is_time)
_readings_given = pending_questions.unreplied({READING: _reading_said})


def may_choose(text: str) -> bool:
    """Whether words are short enough to be an answer."""
    return len(text) <= LONGEST_ANSWER


def chosen_by_words(turn: Turn, _said: bool) -> bool:
    """Whether the words choose between the readings its writer was asked about."""
    return turn.said.reply_to is None and _readings_given(turn)


def _picked(turn: Turn) -> None:
    draft = _pressed_draft(turn)
    drafts.end(turn.db, draft)
    message = _message(turn, draft)
    chosen = _readings(message)[turn.press.number(1)]
    turn.edit_pressed(phrases.span(turn._, chosen.start, chosen.end, chosen.grain, turn.today))
    keep_or_ask(turn, replace(message, when=chosen, alternatives=()), source_of(turn, draft))


def _saved(turn: Turn) -> None:
    draft = _pressed_draft(turn, RULE)
    drafts.end(turn.db, draft)
    message, source = _message(turn, draft), source_of(turn, draft)
    title = brief(_title(turn, message), phrases.LONGEST_TITLE)
    turn.edit_pressed(turn._("「{title}」按这样保存。", title=title))
    event_creation.keep(turn, message, source)


def _say_how_to_tell_day(turn: Turn) -> None:
    _pressed_draft(turn, RULE)
    turn.toast, turn.alert = turn._("请回复这条消息，写明日子和钟点，例如：周五下午3点"), True


def _drop(turn: Turn, subject: str) -> None:
    pending_questions.close(turn, _pressed_draft(turn, subject), turn._("好的，没有安排。"))


def title_without(text: str, when: When | None) -> str:
    """What a plan is called when nothing better was read: its words without the time."""
    rest = _rest(text, when)
    return event_title(normal(rest), (), -1) or rest or text


def _rest(text: str, when: When | None) -> str:
    return (text.replace(when.text, "", 1) if when else text).strip(" ，,。.：:、；;！!\n的")


def _title(turn: Turn, message: Message) -> str:
    return event_creation.clean(turn, message.title or title_without(message.text, message.when))


def _ask_when(turn: Turn, source: Source, question: str, title: str | None = None) -> None:
    data = said_data(source) | ({"title": mask_private(title)} if title else {})
    pending_questions.ask(turn, WHEN, data, KEPT, question)


def _ask_reading(turn: Turn, message: Message, source: Source, answer: Said | None) -> None:
    draft_id = pending_questions.begin(turn, READING, said_data(source, answer), KEPT)
    spans = [(each.start, each.end, each.grain) for each in _readings(message)]
    labels = [phrases.span(turn._, *each, turn.today) for each in spans]
    rows = [[turn.button(each, "item.reading", draft_id, place)] for place, each in enumerate(labels)]
    rows.append([turn.button(turn._("都不是"), "item.none", draft_id)])
    title = brief(_title(turn, message), phrases.LONGEST_TITLE)
    said = brief(message.when.text if message.when else "")
    text = turn._("「{title}」里的「{text}」是哪一个？点一下再安排。", title=title, text=said)
    drafts.set_message(turn.db, draft_id, turn.say(text, rows))


def _ask_rule(turn: Turn, message: Message, source: Source, answer: Said | None) -> None:
    """A series of meetings without its day: its next dates are shown before it is kept."""
    draft_id = pending_questions.begin(turn, RULE, said_data(source, answer), KEPT)
    event = event_creation.planned(turn, message, source)
    times = occurrences.times_of(event, turn.with_group(), turn.wall, SHOWN)
    ways = {
        "item.keep": turn._("保存"),
        "item.day": phrases.label_change(turn._),
        "item.drop": turn._("取消"),
    }
    row = [turn.button(label, deed, draft_id) for deed, label in ways.items()]
    text = turn._(
        "「{title}」{rule}一次，没说是哪一天。先按这样排：{days}\n可以直接保存，也可以回复日子，例如：周五下午3点",
        title=brief(event.title, phrases.LONGEST_TITLE),
        rule=rule_words(turn._, event.rule, now=turn.today) if event.rule else "",
        days=phrases.days_of(turn._, times, turn.today),
    )
    drafts.set_message(turn.db, draft_id, turn.say(text, [row]))


def said_data(source: Source, answer: Said | None = None) -> dict[str, Any]:
    """What was said as plain JSON, with the answer that gave its time."""
    data: dict[str, Any] = {"text": mask_private(source.text), "message_id": source.message_id}
    data["at"] = source.at.isoformat()
    if answer is not None:
        data |= {"answer": answer.text, "answered_at": answer.at.isoformat()}
    if source.author is not None:
        data["user_id"] = source.author.user_id
    return data


def _pressed_draft(turn: Turn, subject: str = READING) -> drafts.Draft:
    return pending_questions.pressed_by(turn, subject, Action.ADD, turn._("这个问题已经处理过了"))


def _message(turn: Turn, draft: drafts.Draft) -> Message:
    """The plan read again as it was read first: from the same words at the same moment, its time from the answer."""
    message = _message_said_at(turn, draft.data["text"], draft.data["at"])
    message = replace(message, title=draft.data.get("title") or _title(turn, message))
    if "owners" in draft.data:
        message = replace(message, owners=tuple(draft.data["owners"]), kind=Kind.DEADLINE)
    if "answer" not in draft.data:
        return message
    answer = _message_said_at(turn, draft.data["answer"], draft.data["answered_at"])
    return replace(message, when=answer.when, alternatives=answer.alternatives, times=answer.times)


def _message_said_at(turn: Turn, text: str, at: str) -> Message:
    wall, taught = turn.with_group().wall(datetime.fromisoformat(at)), message_reading.of_turn(turn)
    words, region = read_plan(text).text, turn.settings.region
    return read(words, wall, region=region, learned=taught, notice=turn.notice)


def source_of(turn: Turn, draft: drafts.Draft) -> Source:
    """Where what a question asks about came from."""
    user_id = draft.data.get("user_id")
    author = people.person_of_user(turn.db, user_id) if user_id else None
    at = datetime.fromisoformat(draft.data["at"])
    return Source(draft.data["message_id"], draft.data["text"], at, author)


def _readings(message: Message) -> tuple[When, ...]:
    return ((message.when,) if message.when else ()) + message.alternatives


ANSWERS: Answers = {WHEN: when_given, RULE: when_given, READING: reading_given}
DEEDS: Deeds = {
    "item.reading": _picked,
    "item.none": lambda turn: _drop(turn, READING),
    "item.due": _due_picked,
    "item.undue": lambda turn: _drop(turn, WHEN),
    "item.keep": _saved,
    "item.day": _say_how_to_tell_day,
    "item.drop": lambda turn: _drop(turn, RULE),
}


def is_time(turn: Turn) -> bool:
    """Whether the message is a time and nothing else."""
    text = turn.said.text
    when = later(turn)
    return when is not None and not text.replace(when.text.removesuffix("后"), "", 1).strip("后 。.")


def later(turn: Turn) -> When | None:
    """「周五上午」, and 「两天」 for 「两天后」."""
    text, wall = turn.said.text, turn.written
    return read(text, wall, notice=turn.notice).when or read(f"{text}后", wall, notice=turn.notice).when
