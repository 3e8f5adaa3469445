"""What is said to a sign-up in plain talk is done: who comes with how many, who stays away, a count put right or asked.

Somebody new stands on it only by words that say nothing else.
"""

from collections.abc import Sequence
from dataclasses import replace

from handlers.attendance import attendance_card, name_list, sign_up, told_answers
from handlers.attendance import texts as phrases
from handlers.attendance.attendance_card import Gathering
from handlers.attendance.open_lists import (
    AT_ONCE,
    CHANGES,
    ListMessage,
    OpenList,
    entry_of,
    is_list_closed,
    member_called,
    standing,
)
from handlers.core import speakers
from handlers.core.messages import message_subject
from handlers.core.turn import Turn
from handlers.events.event_rights import may_alter
from storage.attendance import headcounts, sign_ups
from union.attendance.headcount import Answer, Headcount, Style
from union.attendance.list_clauses import PartyDeed
from union.attendance.list_talk import (
    Party,
    calls_to_enter,
    read_list_talk,
)
from union.attendance.sign_up_list import Entry
from union.core.groups import Person
from union.core.kinds import Kind
from union.events.model import Event
from union.reminders.lead_times import is_due_by


def entries_kept(turn: Turn, said: ListMessage) -> bool:
    """Put those who come on the list, or take them off; whether anything was done."""
    found, done = said.of.found, list[Party]()
    if said.talk.is_asked:
        return False
    parties = [each for each in said.talk.parties if _is_clear(turn, said, each)]
    if not parties:
        return _is_declined(turn, said)
    if (
        found.terms.closes_at is not None
        and is_list_closed(turn, found)
        and any(each.deed not in CHANGES for each in parties)
    ):
        until = phrases.until(turn._, turn.with_group().wall(found.terms.closes_at), turn.today)
        return tell(turn, said.of, turn._("报名{until}截止，已经过了，请联系负责人", until=until))
    before = found
    if said.talk.is_all and len(parties) > 1 and may_alter(turn, said.of.event):
        found = _emptied(turn, found)
    for each in parties:
        done += [each] if _keep_party(turn, found, each, said) else []
        found = attendance_card.gathering_of(turn.db, turn.with_group(), found.one) or found
    for other in said.wrong if done else ():  # 「不是知识竞赛，我报的是乒乓球」
        _keep_party(turn, other.found, Party(deed=PartyDeed.OUT), said)
    if done:
        _acknowledge(turn, before, said)
    return bool(done)


def _is_declined(turn: Turn, said: ListMessage) -> bool:
    """Whoever answers a call with a no, 「急救班我唔報喇」, calls nothing off."""
    is_list = said.of.found.style is Style.ENTRY or said.of.closing is not None
    own = [each for each in said.talk.parties if not (each.who or each.rest) and each.deed is PartyDeed.OUT]
    is_list = is_list and said.of.event.kind is not Kind.MEETING and not said.talk.beside
    if not (own and is_list and (said.is_sure or _was_just_called(turn, said))) or len(said.talk.parties) > 1:
        return False
    turn.nod()
    return True


def _is_clear(turn: Turn, said: ListMessage, party: Party) -> bool:
    """Whether so much is known that it may be done: whoever stands on the list may be changed, who is new needs words of nothing else."""
    there = standing(turn, said.of.found, party)
    if party.deed in (PartyDeed.OUT, PartyDeed.LESS):
        return there is not None
    if there is not None and (
        party.deed is PartyDeed.NOW or (party.deed is PartyDeed.MORE and not party.rest)
    ):
        return True
    if party.rest or (party.who and not party.is_name and not (said.is_sure or said.talk.is_plain)):
        return False
    is_told = party.deed is not None or any(each.deed is PartyDeed.IN for each in said.talk.parties)
    return (
        is_told
        or said.talk.is_all
        or said.talk.is_plain
        or _was_just_called(turn, said)
        or (said.is_sure and party.people > 0 and not said.talk.beside)
    )


def _was_just_called(turn: Turn, said: ListMessage) -> bool:
    is_near = turn.said.at - said.of.spoken_at <= AT_ONCE and not told_answers.is_other_sought(turn)
    return turn.said.reply_to_bot or is_near


def _keep_party(turn: Turn, found: Gathering, party: Party, said: ListMessage) -> bool:
    there = standing(turn, found, party)
    count = _count_of(party, there)
    me = turn.me()
    if me is None:
        return False
    if count <= 0 and there is None:
        return False
    if count <= 0:
        return _strike_off(turn, found, there, me)
    key = there or entry_of(turn, party)
    entry = replace(key, people=count if count > 1 or there is not None or party.people or key.team else 0)
    if found.style is Style.ANSWER and count == 1 and not entry.team and not party.people:
        if entry.person_id == me.id:
            sign_up.give(turn, found, me, Answer.YES)
            return True
        return told_answers.keep(turn, found, [party.who])
    sign_up.enter_all(turn, as_list(turn, found), me, [entry])
    return True


def _count_of(party: Party, there: Entry | None) -> int:
    has = (there.people or 1) if there is not None else 0
    match party.deed:
        case PartyDeed.OUT:
            return has - max(party.people, 1) if party.is_alone else 0
        case PartyDeed.LESS:
            return has - max(party.people, 1)
        case PartyDeed.MORE:
            return has + max(party.people, 1)
        case _ if party.is_alone:
            return has + party.people
        case _:
            return party.people or has or 1


def _strike_off(turn: Turn, found: Gathering, there: Entry | None, me: Person) -> bool:
    if there is None:
        return False
    if found.style is Style.ANSWER and there.person_id == me.id:
        sign_up.give(turn, found, me, Answer.LEAVE)
    elif found.style is Style.ANSWER:
        return False
    else:
        sign_up.withdraw(turn, found, replace(me, id=there.person_id), there.team or sign_up.ONESELF)
    return True


def open_told(turn: Turn, made: Sequence[Event], text: str) -> None:
    """What several items were planned with opens the list of the one that people come to."""
    met = [each for each in made if not (is_due_by(each) or each.deadline)]
    if len(met) == 1:
        enter_told(turn, met[0], text)


def enter_told(turn: Turn, event: Event, text: str) -> None:
    """Whoever is said to come in the words that planned it stands on its list: 「…sign up w me. I n MeiLing going」."""
    talk = (
        read_list_talk(text, [event.title], speakers.people_names(turn), is_plan=True)
        if calls_to_enter(text)
        else None
    )
    group, is_met = turn.with_group(), not (is_due_by(event) or event.deadline or event.rule)
    found = attendance_card.gathering_at_hand(turn.db, group, event, turn.now) if talk and is_met else None
    if (
        talk is not None
        and found is None
        and is_met
        and (one := attendance_card.coming(turn.db, group, event, turn.now))
    ):
        sign_up.change_terms(turn, one, headcounts.Terms(Style.ENTRY))  # of a kind that asks nobody by itself
        found = attendance_card.gathering_of(turn.db, group, one)
    if talk is None or found is None or turn.me() is None or talk.is_asked:
        return
    said = ListMessage(talk, OpenList(found, None, turn.said.at), is_sure=True)
    for each in talk.parties:
        if each.deed is PartyDeed.IN and not each.rest and each.is_name:
            _keep_party(turn, found, each, said)
            found = attendance_card.gathering_of(turn.db, turn.with_group(), found.one) or found


def as_list(turn: Turn, found: Gathering) -> Gathering:
    """An item that only counted answers takes entries once somebody comes with others."""
    if found.style is Style.ENTRY:
        return found
    group = turn.with_group()
    terms = headcounts.terms(turn.db, group, found.one.event)
    sign_up.change_terms(turn, found.one, replace(terms, style=Style.ENTRY))
    return attendance_card.gathering_of(turn.db, group, found.one) or found


def _emptied(turn: Turn, found: Gathering) -> Gathering:
    found = as_list(turn, found)
    for each in sign_ups.entries(turn.db, turn.with_group(), found.one):
        sign_ups.withdraw(turn.db, turn.with_group(), found.one, each)
    return attendance_card.gathering_of(turn.db, turn.with_group(), found.one) or found


def keep_total(turn: Turn, said: ListMessage) -> None:
    """How many all of them are, told by whoever counts them; a list of ours that says as many needs no other number."""
    found, total = as_list(turn, said.of.found), said.talk.total
    if total and may_alter(turn, said.of.event):
        headcounts.count(turn.db, turn.with_group(), found.one, Headcount(total))


def answer(turn: Turn, said: ListMessage) -> bool:
    """How many, or who, have entered; those the question names, and the writer's own, are told by number."""
    found = said.of.found
    is_there = bool(found.lists.entered or found.answers or found.told)
    if not said.talk.is_alone or (said.talk.is_call and not is_there):
        return False
    if turn.where.private and name_list.may_read(turn, found.one) and not said.talk.parties:
        name_list.show(turn, found)
        return True
    counts = attendance_card.counts(turn._, found)
    nobody = "" if counts and is_there else turn._("还没有人报名。")
    own = [line for each in said.talk.parties if (line := _own_line(turn, found, each))]
    return tell(
        turn,
        said.of,
        phrases.joined(turn._, [nobody, counts, *own] if not nobody else [f"{nobody}{counts}", *own]),
    )


def _own_line(turn: Turn, found: Gathering, party: Party) -> str:
    there = standing(turn, found, party)
    member = member_called(turn, party.who) if party.who else None
    who = member.name if member is not None else party.who or turn._("您")
    if there is None:
        return turn._("{who}没在名单上", who=who)
    return turn._("其中{who}{count}人", who=who, count=there.people or 1)


def tell(turn: Turn, of: OpenList, text: str) -> bool:
    words = turn._("{item}：{words}", item=phrases.short(turn._, of.found.one, turn.today), words=text)
    return turn.tell(words, about=message_subject.of_time(of.found.one))


def _acknowledge(turn: Turn, before: Gathering, said: ListMessage) -> None:
    if (
        (said.is_sure or _was_just_called(turn, said))
        and not said.talk.is_all
        and attendance_card.is_change_shown(turn, before)
    ):
        turn.nod()
        return
    tell(turn, said.of, attendance_card.counts_now(turn, before.one) or turn._("没有人报名了"))
