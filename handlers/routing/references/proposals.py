"""「筹备会能不能换到30号？」 by one officer, 「可以」 by another: asked with a button, and done by whoever agrees; and 「那个会几点来着」."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from handlers.calendar import event_creation
from handlers.calendar.changes import event_replies, handover, item_parts, last_change
from handlers.calendar.views import cal_command
from handlers.core import group_choice, message_reading, pending_questions, speakers
from handlers.core import press_texts as presses
from handlers.core.messages import message_subject
from handlers.core.messages.message_subject import About, about_time
from handlers.core.turn import Answers, Deeds, Turn
from handlers.events import occurrences
from handlers.events import texts as agenda_phrases
from handlers.events.event_rights import may_alter
from handlers.questions import event_answers
from handlers.routing.references import likely_items, spoken_changes
from handlers.routing.references.candidate_times import day_of, fitted
from handlers.routing.references.resolver import candidates
from storage.core import drafts, people
from storage.core.drafts import Draft
from union.core.kinds import Kind
from union.core.lazy_regex import Regex
from union.core.rights import Action
from union.events.model import Event, Occurrence, Owner, Status
from union.reading.acts.changes.hinted_changes import read_proposals
from union.reading.acts.changes.item_changes import ChangeDeed, ItemChange
from union.reading.acts.changes.people_said import TAKES_IT, may_ask_person, read_person_asked
from union.reading.message import Intent
from union.reading.privacy.redaction import mask_private
from union.reading.replies.agreements import Agreement, Consent, read_consent
from union.reading.replies.changed_times import change_as_reply
from union.reading.replies.mentions import ItemMention, core_of, is_day_of, mentions, title_overlap
from union.reading.replies.title_replies import clauses_of_reply, rejoined
from union.reading.text.identifiers import named_number
from union.reading.text.normal_form import EitherScript, normal
from union.reminders.lead_times import is_due_by

ASKING, KEPT = "proposed", timedelta(hours=2)
# 「19号吧」, "tuesday better" behind a no
OTHER_TIME = EitherScript(
    r"^(?:[那咁]?就|[那咁]|还是|不如|改[到返在]?|make it|let'?s do|how about)\s?|(?:之?前)?(?:给我|交(?:给我|上来|过来)?|(?<=.))[吧啦]?$|\s?(?:is )?(?:better|instead|lah|then)$",
    any_case=True,
)
A_DAY = EitherScript(r"[号日月]|周|星期|[今明后]天")
THING = Regex(r"(?![那这原上]|我|大家|时间|日期)[\u4e00-\u9fff]{2,12}?(?=先?[暂初]?定[在于到为]|放在|安排在)")
LONGEST_BESIDE = 16  # signs of what is said beside a yes, and is no part of the item
WHO, TO_WHOM, MOST = EitherScript(r"谁"), EitherScript(r"[给找]谁"), 3


def claimed(turn: Turn, changes: Sequence[ItemChange]) -> bool:
    """Whether the words ask leave to change an item of ours; then the others are asked, and nothing is changed yet."""
    found = candidates(turn, changes[0]) if len(changes) == 1 and not turn.said.edited else ()
    sure = [each for each in found if each.is_sure]
    is_hinted = bool(changes[0].weight)
    of_day = _sole_of_named_day(turn, changes[0]) if len(changes) == 1 != len(sure) else None
    if of_day is not None and not turn.said.edited and not turn.where.private:
        return _asks_leave(turn, of_day, changes[0])
    if len(sure) != 1 or (is_hinted and fitted(turn, sure[0].one, changes[0]) is None):
        return False
    if is_hinted and _names_another(changes[0], sure[0].one.event.title):
        return False
    if (
        turn.where.private
        and may_alter(turn, sure[0].one.event)
        and event_replies.changed(turn, sure[0].one, changes[0])
    ):
        return True  # who may change it asks the bot, and nobody else
    return _asks_leave(turn, sure[0].one, changes[0])


def _sole_of_named_day(turn: Turn, change: ItemChange) -> Occurrence | None:
    """「律師話22號嗰晚有case，改29號得唔得？」: the only thing that is then, where nothing is named."""
    day = day_of([each for each in _mentions(turn, change) if not each.is_own])
    if change.deed is not ChangeDeed.MOVE or change.own or day is None:
        return None
    events = [each for each in occurrences.open_items(turn) if each.rule is None and not is_due_by(each)]
    ahead = [occurrences.of_whole_event(each) for each in events if each.kind is not Kind.FESTIVAL]
    held = [one for one in ahead if is_day_of(day, one.start, one.end)]
    return held[0] if len(held) == 1 and fitted(turn, held[0], change) is not None else None


def _is_of_another_day(turn: Turn, one: Occurrence, change: ItemChange) -> bool:
    """「今晚食飯改7點得唔得」 is of no dinner in December."""
    named = [each for each in _mentions(turn, change) if each.is_own]
    day = day_of(named)
    return day is not None and not is_day_of(day, one.start, one.end)


def _mentions(turn: Turn, change: ItemChange) -> Sequence[ItemMention]:
    return list(mentions(change, turn.written, turn.notice, turn.settings.region))


def asks_leave_of_item(turn: Turn, one: Occurrence) -> bool:
    """Whether the words ask leave for a change of the item they most likely are about: 「劉律師話22號嗰晚有case，改29號得唔得？」."""
    asked = read_proposals(turn.said.text)
    change = fitted(turn, one, asked[0]) if len(asked) == 1 and asked[0].deed is ChangeDeed.MOVE else None
    if change is None or turn.where.private:
        return False
    days = [each.when for each in _mentions(turn, change) if each.when]  # "the 3pm thing" is none at 7
    return all(is_day_of(each, one.start, one.end) for each in days) and _asks_leave(turn, one, change)


def _asks_leave(turn: Turn, one: Occurrence, change: ItemChange) -> bool:
    if _is_of_another_day(turn, one, change):
        return False
    _ask(turn, _change_line(turn, one, change), {"item": one.event.id})
    return True


def _names_another(change: ItemChange, title: str) -> bool:
    """Whether the clause that hints at the change begins with a thing that is not the item: 「教代会定在1月14号，…。材料陈静印」."""
    thing = THING.match(normal(change.text).text)
    return thing is not None and not title_overlap(title, [thing[0]])


def is_officer_asked(turn: Turn) -> bool:
    """Whether one of us is asked to take on an item of ours: 「申报材料李建国你一个人弄行不行」; then it waits for their yes."""
    said, group = turn.said, turn.group
    if group is None or turn.where.private or said.edited or said.forwarded or not turn.may(Action.ALTER):
        return False
    if not may_ask_person(said.text):
        return False
    asked = read_person_asked(said.text, speakers.people_names(turn))
    to = people.person_named(turn.db, group, asked.name) if asked is not None else None
    one = _named_item(turn, asked.rest) if asked is not None and to is not None else None
    if asked is None or to is None or one is None or one.status is not Status.OPEN:
        return False
    is_only = asked.is_alone or not one.event.has_owner(to.id, to.name)
    me, new = turn.me(), Owner(to.name, to.id)
    owners = _owners_then(one.event, new, None if asked.is_alone or me is None else me.id)
    if one.event.owners == owners or not is_only:
        return False
    data = {"event": one.event.id, "to": to.id, "alone": asked.is_alone}
    _ask(turn, _owners_line(turn, one.event, owners), data)
    return True


def _owners_then(event: Event, new: Owner, by: int | None) -> tuple[Owner, ...]:
    """In the place of who asks, where that is one of several who have it; else alone."""
    kept = [each for each in event.owners if each.person_id != by]
    return (*kept, new) if len(kept) < len(event.owners) and by is not None else (new,)


def _named_item(turn: Turn, rest: str) -> Occurrence | None:
    """The item that words name by number or its name, or reply to."""
    about = turn.replied_about()
    if named_number(rest) is not None:
        event = occurrences.event_numbered(turn, rest)
        about = About("event", event.id) if event is not None else None
    if about is not None:
        is_item = about.subject == "event"
        return occurrences.of_subject(turn.db, turn.with_group(), about, turn.now) if is_item else None
    return likely_items.named_in_part(turn, rest)


def _ask(turn: Turn, becomes: str, more: dict[str, int]) -> None:
    """Say what would become of it, or the words where that cannot be told, and wait for another's yes."""
    me, group = turn.me(), turn.with_group()
    for each in drafts.of_subject(turn.db, group, ASKING):  # what was proposed of it before is no more
        if _id_of_item(each.data) == _id_of_item(more):
            drafts.end(turn.db, each)
    said = replace(turn.said, text=mask_private(turn.said.text))
    data = group_choice.said_data(said) | {"by": me.id if me else None} | more
    draft_id = drafts.begin(turn.db, turn.where.chat_id, ASKING, data, turn.now, turn.now + KEPT, group=group)
    agreed, refused = (turn._("就这样改"), 1), (turn._("不用"), 0)
    rows = [[turn.button(label, "change.agreed", draft_id, answer) for label, answer in (agreed, refused)]]
    words = becomes or turn._("「{words}」", words=said.text)
    text = turn._("{words}\n还没有改。同意请回一声「可以」，或点一下按钮。", words=words)
    event_id = _id_of_item(more)
    about = message_subject.aside(About("event", event_id), turn.now) if event_id else None
    drafts.set_message(turn.db, draft_id, turn.say(text, rows, about=about))


def _id_of_item(data: Mapping[str, Any]) -> int | None:
    event_id: int | None = data.get("event", data.get("item"))
    return event_id


def _of_another(turn: Turn) -> Draft | None:
    draft, me = drafts.latest(turn.db, turn.where.chat_id, None, ASKING), turn.me()
    if draft is None or me is None or me.id == draft.data["by"]:
        return None
    return draft if draft.group_id == turn.with_group().id else None


def is_answered(turn: Turn) -> bool:
    """「可以」, 「我看行，那就18号吧，下雨就改体育馆」 of another officer, right behind the question; whether one was open."""
    said = turn.said
    is_else = said.edited or said.forwarded or said.reply_to or TAKES_IT.fullmatch(said.text.strip())
    consent = None if is_else else read_consent(said.text)
    draft = _of_another(turn) if consent is not None else None
    if consent is None or draft is None:
        return False
    is_alone = not consent.rest or consent.answer is Agreement.NO
    return (is_alone or _concerns_proposal(turn, draft, consent.rest)) and _answered(turn, draft, consent)


def _concerns_proposal(turn: Turn, draft: Draft, rest: str) -> bool:
    """Whether words beside a yes that is no reply are of what was proposed: 「好的，我明天去走访3户」 is of something else."""
    one = _item_of(turn, draft)
    if one is None:
        return False
    said, told = item_parts.beside_answer(turn, one, rest), message_reading.read_words(turn, rest)
    is_own = told.intent is Intent.EVENT and told.when is not None and told.title and not said.count
    is_own = is_own or any(each.measures or each.money for each in told.facts)
    is_known = said.count > 0 or len(said.rest) < len(
        clauses_of_reply(rest)
    )  # 「时间不变」, the very day proposed
    return not is_own and (is_known or len(rest) < LONGEST_BESIDE)


def _item_of(turn: Turn, draft: Draft) -> Occurrence | None:
    """The item that the proposal is about, as it is now."""
    event_id = _id_of_item(draft.data)
    about = About("event", event_id) if event_id is not None else None
    return occurrences.of_subject(turn.db, turn.with_group(), about, turn.now) if about is not None else None


def _answered(turn: Turn, draft: Draft, consent: Consent) -> bool:
    """Do what was proposed, and what is said beside the yes; a no may name another time."""
    said = turn.said
    clauses = clauses_of_reply(consent.rest)
    times = {each: OTHER_TIME.sub("", each).strip() for each in clauses}
    is_no = consent.answer is Agreement.NO  # an hour beside a yes is of the day proposed
    may_be = (each for each in clauses if times[each] and (is_no or A_DAY.search(normal(times[each]).text)))
    used = next((each for each in may_be if _is_countered(turn, draft, times[each])), None)
    if used is None and not _settled(turn, draft, consent.answer):
        return False
    rest = rejoined(each for each in clauses if each != used)
    one = _item_of(turn, draft) if consent.answer is Agreement.YES and rest else None
    if one is not None:
        turn.speak_as(replace(said, text=rest))
        item_parts.tell_beside_answer(turn, one, rest)
    return True


def is_countered(turn: Turn, new: str) -> bool:
    """「那就5点吧」 of another officer, right behind the question: done as they say."""
    draft = _of_another(turn)
    return draft is not None and _is_countered(turn, draft, new)


def _is_countered(turn: Turn, draft: Draft, new: str) -> bool:
    if "event" in draft.data or not turn.may(Action.ALTER) or not message_reading.is_time(turn, new):
        return False
    said, asked = turn.said, group_choice.said_from_data(draft.data)
    proposed = read_proposals(asked.text)[0]
    if proposed.deed in (ChangeDeed.PLACE, ChangeDeed.OWNER, ChangeDeed.SWAP):
        return False
    if proposed.new and proposed.new in normal(new).text:  # the very day, 「就19號啦」
        return _settled(turn, draft, Agreement.YES)
    change = replace(proposed, deed=ChangeDeed.MOVE, new=new, quoted=new, after=())
    drafts.end(turn.db, draft)
    turn.speak_as(asked)
    found = [each.one for each in candidates(turn, change) if each.is_sure]
    turn.speak_as(said)
    asked_of = _item_of(turn, draft)
    if asked_of is not None and asked_of.event.id not in [one.event.id for one in found]:
        found = [asked_of]
    return len(found) == 1 and event_replies.changed(turn, found[0], change)


def is_task_accepted(turn: Turn) -> bool:
    """「行，交给我」, 「得，我嚟」 right behind a question who has an item from now on: whoever says so, if it was not they who asked."""
    draft = _of_another(turn) if TAKES_IT.fullmatch(turn.said.text.strip()) else None
    if draft is None:
        return False
    if "event" not in draft.data:
        asked = read_proposals(group_choice.said_from_data(draft.data).text)
        return [each.deed for each in asked] == [ChangeDeed.OWNER] and _settled(turn, draft, Agreement.YES)
    me = turn.me()
    return me is not None and _settled(turn, replace(draft, data={**draft.data, "to": me.id}), Agreement.YES)


def _settled(turn: Turn, draft: Draft, answer: Agreement) -> bool:
    if not turn.may(Action.ALTER):
        return False
    drafts.end(turn.db, draft)
    if answer is Agreement.NO:
        return turn.tell(turn._("好的，没有改"))
    if "event" in draft.data:
        return _give_item(turn, draft)
    turn.speak_as(group_choice.said_from_data(draft.data))
    changes, one = read_proposals(turn.said.text), _item_of(turn, draft)
    found = [each.one.event.id for each in candidates(turn, changes[0]) if each.is_sure]
    hinted = fitted(turn, one, changes[0]) if one is not None and changes[0].weight else None
    # who is meant by 「李哥你」; what was asked about is no other thing that was changed since
    if one is not None and (hinted is not None or found != [one.event.id]):
        return spoken_changes.apply(turn, one, hinted or changes[0]) is not None
    return spoken_changes.claimed(turn, changes)


def _give_item(turn: Turn, draft: Draft) -> bool:
    """To whoever was asked."""
    about = About("event", draft.data["event"])
    one = occurrences.of_subject(turn.db, turn.with_group(), about, turn.now)
    member = people.member_of(turn.db, turn.with_group(), draft.data["to"])
    if one is None or member is None or one.status is not Status.OPEN:
        return turn.tell(presses.gone(turn._))
    last_change.remember(turn, one)
    by = None if draft.data.get("alone") else draft.data["by"]
    owners = _owners_then(one.event, Owner(member.person.name, member.person.id), by)
    handover.give_to(turn, one, owners, last_change.rows(turn))
    return True


def replied(turn: Turn, draft: Draft) -> bool:
    """The same in reply to the question."""
    if is_task_accepted(turn):
        return True
    consent = read_consent(turn.said.text)
    if consent is not None:
        return _answered(turn, draft, consent)
    one = _item_of(turn, draft)
    if one is None or not event_replies.answer(turn, turn.with_group(), about_time(one), turn.said.text):
        return False
    drafts.end(turn.db, draft)  # 「那就19号吧，地点不变」
    return True


def _press(turn: Turn) -> None:
    draft = pending_questions.pressed_by(turn, ASKING, Action.ALTER, presses.gone(turn._))
    turn.edit_pressed(turn._("好的"))
    _settled(turn, draft, Agreement.YES if turn.press.number(1) else Agreement.NO)


def tell_coming_items(turn: Turn, asked: ItemChange) -> bool:
    """Whether it names an item that is to come; then its time and place are said, or whose it is."""
    is_to_us = turn.where.private or turn.said.addressed
    if turn.said.edited or turn.said.forwarded or not turn.may(Action.SEE):
        return False
    if turn.settings.group_questions != "answer" and not is_to_us:
        return False
    if event_answers.items_asked_about(turn, turn.said.text):
        return False
    if event_answers.tell(turn, event_answers.asked_when(turn, turn.said.text)):  # of several at once
        return True
    named = _mentions(turn, asked)
    if not any(each.words or each.when or each.points for each in named):
        return False
    found = [each.one for each in candidates(turn, asked) if each.is_sure or each.on_day][:MOST]
    core = core_of(asked.own)  # 「when is the agm」: not the deadline of its motions
    coming = (one for one in event_answers.each_once(turn) if one.start.date() >= turn.today)
    found = [one for one in coming if core and core_of(one.event.title) == core] or found
    if found and WHO.search(asked.text):
        is_quoted = TO_WHOM.search(asked.text) is not None
        lines = event_answers.lines(turn, found, is_quoted=is_quoted)
        return turn.tell("\n".join(lines), about=event_answers.subject_of(found))
    if found and not any(each.when for each in named):  # 「夜宵是哪几天」
        db, group = turn.db, turn.with_group()
        dates = ((one, occurrences.dates_left(db, group, one.event, turn.wall)) for one in found)
        found = [each for one, left in dates for each in left or [one]]
    if found:
        cal_command.say_items(turn, found, asked.own)
    return bool(found)


def _change_line(turn: Turn, one: Occurrence, change: ItemChange) -> str:
    """What the change makes of it, "" where that is not known beforehand."""
    if change.deed is ChangeDeed.OWNER:
        return _owners_line(turn, one.event, event_creation.owners(turn, [change.quoted or change.new]))
    reply = change_as_reply(change, turn.written, one.start, turn.notice)
    if reply is None or (reply.when is not None and reply.when.rrule):
        return ""
    if reply.when is None:
        return _arrow_line(turn, one.event, one.event.place or "", reply.text or "")
    end = one.end if one.event.end is not None else None
    before = replace(one.event, start=one.start, end=end)
    after = event_creation.timed(before, reply.when)
    if event_creation.is_time_past(
        turn, replace(reply.when, start=after.start, end=after.end, grain=after.grain)
    ):
        return ""
    was, new = (
        agenda_phrases.span(turn._, each.start, each.end, each.grain, turn.today) for each in (before, after)
    )
    return _arrow_line(turn, one.event, was, new)


def _owners_line(turn: Turn, event: Event, owners: Sequence[Owner]) -> str:
    """Who has it, and who would."""
    was, new = (turn._("、").join(each.name for each in those) for those in (event.owners, owners))
    return _arrow_line(turn, event, was or turn._("没有写谁负责"), new)


def _arrow_line(turn: Turn, event: Event, was: str, new: str) -> str:
    if not was or not new or was == new:
        return ""
    return turn._("#{number} {title}：{was} → {new}", **event.facts, was=was, new=new)


ANSWERS: Answers = {ASKING: replied}
DEEDS: Deeds = {"change.agreed": _press}
