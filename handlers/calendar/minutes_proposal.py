"""What minutes give people to do, proposed before anything is planned: a line a task on one card, ticked, changed, given to somebody, then
adopted with one press. What lacks its owner or its day is marked, and asked about there.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from operator import itemgetter
from typing import Any

from handlers.calendar import (
    event_creation,
    event_receipt,
    minutes_card,
    several_items,
    talked_plans,
    time_question,
)
from handlers.core import message_reading, pending_questions, speakers
from handlers.core.button_press import unforged
from handlers.core.turn import Act, Answers, Deeds, Turn
from handlers.events import occurrences
from storage.core import drafts, people
from union.core.period import Grain
from union.core.rights import Action
from union.events.model import Event
from union.reading.acts.tasks.doers import with_doer
from union.reading.acts.tasks.segments import MINUTES, OWN
from union.reading.message import Intent, Message, due_by
from union.reading.message_json import when_json
from union.reading.replies.item_details import names_in_list, read_plan
from union.reading.replies.mentions import title_overlap
from union.reading.replies.title_replies import new_title
from union.reading.text.normal_form import EitherScript, normal, simplified

# What was settled, or who does what; any other 「这个月三件事：」 announces what is on, and only a day may be wanting.
SETTLED = EitherScript(
    r"纪要|决议|[会定]上|定[了下]|决定|[商议]定|商量|[讨说][论好妥]|分工|任务|跟进|[要待]办|布置|落实|要求|agreed|minutes|action|follow|decision|tindakan|keputusan|to-?do",
    any_case=True,
)
CLOSES = EitherScript(r"截[止至稿]|\b(?:clos(?:e|es|ing)|deadline)\b", any_case=True)
NAMED_BY, IN_LETTERS = 2, 5  # signs in a row of an item's title
EDGES = " \t\n，,。.：:、；;！!"
PLACED = EitherScript(r"[#第]?(?P<place>\d{1,2})\s{0,2}[项条、.．：:，,\s](?!\d)\s{0,3}(?P<rest>.{1,80})")
YES = EitherScript(
    r"(?:好的?|行|可以|同意)?[,，\s]{0,2}(?:全部|都|就这样)?(?:采用|可以|同意|没问题|好的?|行)[了吧啦]{0,2}"
)
OUT = EitherScript(r"(?:这[项条])?(?:不要|删掉?|去掉|不办|删除|不安排)[了吧]{0,2}")
GIVEN = EitherScript(
    r"^(?:改?(?:交?给|由|让|请|派)|负责人[是为]?)|(?:来?(?:负责|办理?|做|牵头|跟进)|[前之]{1,2})$"
)


def put_on_calendar(turn: Turn, found: Sequence[Message]) -> None:
    """Put the items on the calendar; one alone is asked about like any plan, of several what has no day is named."""
    if not turn.may(Action.ADD):
        return
    source = event_creation.source_of(turn)
    for unsure in (one for one in found if one.intent is Intent.NONE):
        talked_plans.plan_or_offer(turn, unsure.text)
    names = speakers.people_names(turn)
    sure = [with_doer(one, names) for one in found if one.intent is not Intent.NONE]
    if len(sure) == 1 and sure[0].when is None:
        several_items.say(turn, (), [sure[0].title or sure[0].text])
    elif sure:
        propose_or_keep(turn, sure, source)


def propose_or_keep(turn: Turn, found: Sequence[Message], source: event_creation.Source) -> None:
    """What several lines of minutes plan is proposed where anything of it is wanting; all else is kept, each with its way back."""
    said = MINUTES.search(normal(source.text).text)
    if len(found) < 2 or said is None or OWN.search(said[0]):
        several_items.keep(turn, found, source)
        return
    pairs = [(one, event_creation.twin(turn, one, source) or _planned_before(turn, one)) for one in found]
    known = [twin for _one, twin in pairs if twin is not None]
    if known:
        event_creation.say_known(turn, known)
    found = [one for one, twin in pairs if twin is None]
    lines = [minutes_card.line_of(turn, one) for one in found]
    if known and not any(line["when"] or line["readings"] for line in lines):
        several_items.say(turn, (), [line["title"] for line in lines])
        return
    is_announced = SETTLED.search(said.string[: said.end()]) is None
    # Its day is said, and of what is to be done by a day, who does it; what closes then is for all to hand in.
    owed = [
        minutes_card.lacks_owner(line) and not CLOSES.search(one.text)
        for line, one in zip(lines, found, strict=True)
    ]
    if all(line["when"] for line in lines) and (is_announced or not any(owed)):
        several_items.keep(turn, found, source)
        return
    turn.heard()
    kept = {"lines": lines, "open": minutes_card.NONE, "steps": minutes_card.steps(turn, lines)}
    data = time_question.said_data(source) | kept
    draft = pending_questions.new_draft(turn, minutes_card.SUBJECT, data, minutes_card.KEPT)
    pending_questions.show(turn, draft, *minutes_card.card(turn, draft))


def _planned_before(turn: Turn, one: Message) -> Event | None:
    """The open item that a line of minutes is about, on the day it names or before the day it is due by: 「元旦前走访9户」 of what is on the 28th."""
    when, title = one.when, one.title or ""
    if when is None or when.rrule or not title or one.owners:  # what somebody is given is new
        return None
    found, least = list[tuple[int, int, Event]](), IN_LETTERS if title.isascii() else NAMED_BY
    for each in occurrences.open_items(turn):
        names = title_overlap(each.title, [title])
        day, last = each.start.date(), due_by(when).start.date()
        is_within = when.deadline and not each.deadline and turn.today <= day <= last
        is_same_day = each.deadline is when.deadline and day == last
        if (is_within or is_same_day) and names >= least and each.said_at != turn.said.at:
            found.append((names, len(set(title) & set(each.title)), each))
    return max(found, key=itemgetter(0, 1), default=(0, 0, None))[2]


def _change(turn: Turn, draft: drafts.Draft, place: int, **changed: Any) -> None:
    """A line as it is now; the card is shown whole again."""
    lines = list(draft.data["lines"])
    if changed:
        lines[place - 1] = lines[place - 1] | changed
    _show(turn, draft, lines=lines, open=minutes_card.NONE)


def _show(turn: Turn, draft: drafts.Draft, **data: Any) -> None:
    draft = drafts.change(turn.db, draft, {**draft.data, **data})
    pending_questions.show(turn, draft, *minutes_card.card(turn, draft))


def answered(turn: Turn, draft: drafts.Draft) -> bool:
    """A reply to the card: 「采用」, 「2 给王芳」, 「3 12月5日前」, 「1 不要」; while one line is open the number is that line's."""
    if turn.group is None or not turn.may(Action.ADD):
        return False
    text, lines = simplified(turn.said.text).strip(EDGES), draft.data["lines"]
    if YES.fullmatch(text):
        _adopt(turn, draft)
        return True
    placed = PLACED.fullmatch(text)
    place = int(placed["place"]) if placed else draft.data["open"]
    said = placed["rest"] if placed else text
    changed = _line_changes(turn, said, lines[place - 1]) if 0 < place <= len(lines) else {}
    if changed:
        _change(turn, draft, place, **changed)
    elif placed or place:
        how = turn._("没有看懂改什么。可以回复「2 给王芳」「3 12月5日前」「1 不要」，或「采用」。")
        pending_questions.ask_again(turn, draft, how)
    return bool(changed or placed or place)


def _line_changes(turn: Turn, text: str, line: minutes_card.Line) -> dict[str, Any]:
    """What a reply changes of its line; empty where it says nothing that is understood."""
    if OUT.fullmatch(text.strip(EDGES)):
        return {"on": False}
    title = new_title(text)
    if title is not None:
        return {"title": event_creation.public(title)}
    when = message_reading.read_words(turn, text, Intent.EVENT).when
    rest = GIVEN.sub("", (text.replace(when.text, "", 1) if when else text).strip(EDGES)).strip(EDGES)
    found = [event_creation.owner(turn, name) for name in names_in_list(rest)]
    changed: dict[str, Any] = {"on": True}
    if found and all(each.person_id is not None for each in found):
        changed["owners"] = [each.name for each in found]
    if when is not None and not event_creation.is_time_past(turn, when):
        is_task = not line["when"] or line["when"]["deadline"]
        is_deadline = when.deadline or (is_task and when.grain is Grain.DAY)
        changed["when"] = when_json(replace(when, deadline=is_deadline))
    return changed if len(changed) > 1 else {}


def _adopt(turn: Turn, draft: drafts.Draft) -> None:
    source, plan = time_question.source_of(turn, draft), read_plan(draft.data["text"])
    wanted = [minutes_card.message_of(turn, line) for line in draft.data["lines"] if line["on"]]
    made = [
        event_creation.keep_unsaid(turn, one, source, plan if place == 0 else read_plan(""))
        for place, one in enumerate(each for each in wanted if each.when is not None)
    ]
    drafts.end(turn.db, draft)
    several_items.update_proposal_message(turn, draft, made, [one.text for one in wanted if one.when is None])
    if made:
        event_receipt.ask(turn, made)


def _pressed(act: Callable[[Turn, drafts.Draft, Sequence[int]], None]) -> Act:
    """A button of a card that is still open, by whoever may plan; `act` gets the place of the line and what is behind it."""

    def deed(turn: Turn) -> None:
        draft = pending_questions.pressed_by(turn, minutes_card.SUBJECT, Action.ADD)
        numbers = [int(each) for each in turn.press.ids[1:]]
        unforged(not numbers or minutes_card.NONE <= numbers[0] <= len(draft.data["lines"]))
        act(turn, draft, numbers)

    return deed


def _tick(turn: Turn, draft: drafts.Draft, numbers: Sequence[int]) -> None:
    _change(turn, draft, numbers[0], on=not draft.data["lines"][numbers[0] - 1]["on"])


def _give(turn: Turn, draft: drafts.Draft, numbers: Sequence[int]) -> None:
    member = turn.there(people.member_of(turn.db, turn.with_group(), numbers[1]))
    _change(turn, draft, numbers[0], owners=[member.person.name])


def _choose_day(turn: Turn, draft: drafts.Draft, numbers: Sequence[int]) -> None:
    place, number = numbers
    readings = draft.data["lines"][place - 1]["readings"]
    _change(turn, draft, place, when=readings[number], readings=[])


ANSWERS: Answers = {minutes_card.SUBJECT: answered}
DEEDS: Deeds = {
    "minutes.tick": _pressed(_tick),
    "minutes.open": _pressed(lambda turn, draft, numbers: _show(turn, draft, open=numbers[0])),
    "minutes.who": _pressed(_give),
    "minutes.day": _pressed(_choose_day),
    "minutes.adopt": _pressed(lambda turn, draft, _numbers: _adopt(turn, draft)),
    "minutes.drop": _pressed(
        lambda turn, draft, _numbers: pending_questions.close(turn, draft, turn._("好的，没有安排。"))
    ),
}
