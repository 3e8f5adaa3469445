"""The list of names of an item: to its maker, who answers for it, 负责人 and 管理员, in private only; with the quorum."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from handlers.attendance import attendance_card, sign_up
from handlers.attendance import texts as phrases
from handlers.core import press_texts as press_phrases
from handlers.core.messages import message_subject
from handlers.core.messages.outgoing_message import Rows
from handlers.core.turn import NotDone, Turn
from handlers.events import occurrences
from handlers.events.event_rights import answers_for, may_alter
from storage.attendance import headcounts, sign_ups
from storage.core.outbox.queue import Lane
from storage.core.people import bound_to_report
from union.attendance.headcount import Answer, Quorum, Style
from union.attendance.sign_up_list import Entry
from union.core.groups import Person
from union.core.rights import Action
from union.events.model import Occurrence
from union.words import Words, language_of, words

QUORUMS = (None, Quorum(1, 2, over=True), Quorum(2, 3))


def may_read(turn: Turn, one: Occurrence) -> bool:
    return turn.may(Action.NAMES) or answers_for(turn, one.event)


def show(turn: Turn, found: attendance_card.Gathering) -> str:
    """Send the list to who asks, if they may read it; what to say where they asked."""
    person = turn.me()
    if person is None or not may_read(turn, found.one):
        counts = attendance_card.counts(turn._, found)
        if not counts:
            return turn._("名单只给发起人、负责人和管理员看。还没有人答复")
        return turn._("名单只给发起人、负责人和管理员看。{counts}", counts=counts)
    if not person.reachable:
        return turn._("名单只私下发：请先打开与我的私聊，点「开始」，再点一次「名单」")
    _ = words(language_of(person.language))
    text, rows = _text(turn, _, found), _quorum_rows(turn, _, found.one)
    mark = message_subject.of_time(found.one)
    turn.desk().tell(person, text, rows, about=mark, lane=Lane.ANSWER, asked=True)
    return turn._("名单已私下发给您")


def show_reader(turn: Turn, found: attendance_card.Gathering) -> str:
    """The same for whoever may read it and can be written to; nothing is said to others."""
    person = turn.me()
    is_read = person is not None and person.reachable and may_read(turn, found.one)
    return show(turn, found) if is_read else ""


def _text(turn: Turn, _: Words, found: attendance_card.Gathering) -> str:
    group, one = turn.with_group(), found.one
    head = [group.title, phrases.item(_, one, turn.today)]
    body = _answers(turn, _, one) if found.style is Style.ANSWER else _entries(turn, _, found)
    names = headcounts.signed_in(turn.db, group, one)
    here = [phrases.names_line(_, phrases.signed_in(_, len(names)), names)] if names else []
    count = phrases.headcount(_, headcounts.headcount_of(turn.db, group, one))
    tail = [count] if count else []
    if one.event.kind in attendance_card.SIGNED_IN_AT:
        tail.append(_("法定人数：{rule}", rule=phrases.quorum(_, found.terms.quorum)))
    hint = phrases.how_to_set(_) if found.style is Style.ANSWER else phrases.how_to_set_list(_)
    return "\n".join(
        [*head, *body, *here, *tail, _("截至{time}", time=f"{turn.wall:%H:%M}".removeprefix("0")), hint]
    )


def _answers(turn: Turn, _: Words, one: Occurrence) -> list[str]:
    group = turn.with_group()
    given = headcounts.answers(turn.db, group, one)
    lines = []
    for answer in Answer:
        names = [
            _("{name}（开始后答复）", name=each.name) if each.late else each.name
            for each in given
            if each.answer is answer
        ]
        heading = _("{words}{count}人", words=phrases.answer_words(_, answer), count=len(names))
        lines.append(phrases.names_line(_, heading, names) if names else "")
    told = {each.person_id for each in given}
    silent = [each.person.name for each in bound_to_report(turn.db, group) if each.person.id not in told]
    if silent:
        lines.append(phrases.names_line(_, _("还没答复{count}人", count=len(silent)), silent))
    return [line for line in lines if line] or [_("还没有人答复。")]


def _entries(turn: Turn, _: Words, found: attendance_card.Gathering) -> list[str]:
    known = sign_ups.people_of(turn.db, turn.with_group(), found.one)
    lines = [attendance_card.counts(_, found), *_numbered(_, found.lists.entered, known)]
    if found.lists.waiting:
        lines += [_("候补："), *_numbered(_, found.lists.waiting, known)]
    if not found.lists.entered:
        lines.append(_("还没有人报名。"))
    return [line for line in lines if line]


def _numbered(_: Words, entries: Sequence[Entry], known: Mapping[int, Person]) -> list[str]:
    lines = []
    for place, each in enumerate(entries, 1):
        named = {"place": place, "name": known[each.person_id].name}
        line = _("{place}. {name}", **named)
        if each.team:
            line = _("{place}. {team}（{name}）", team=each.team, **named)
        lines.append(_("{line} {count}人", line=line, count=each.people) if each.people > 1 else line)
    return lines


def _quorum_rows(turn: Turn, _: Words, one: Occurrence) -> Rows:
    if one.event.kind not in attendance_card.SIGNED_IN_AT or not may_alter(turn, one.event):
        return ()
    code = occurrences.code(one)
    labels = (_("不设法定人数"), _("过半数"), _("三分之二"))
    return [[turn.button(label, "part.quorum", one.event.id, code, at) for at, label in enumerate(labels)]]


def _press_names(turn: Turn) -> None:
    found = attendance_card.gathering_of(turn.db, turn.with_group(), sign_up.pressed_time(turn))
    turn.toast = show(turn, turn.there(found, press_phrases.old_button(turn._)))
    turn.alert = True


def _press_quorum(turn: Turn) -> None:
    one = sign_up.pressed_time(turn)
    rule = QUORUMS[turn.press.number(2)]
    if not may_alter(turn, one.event):
        raise NotDone(press_phrases.only_author(turn._))
    turn.toast = set_quorum(turn, one, rule)
    found = attendance_card.gathering_of(turn.db, turn.with_group(), one)
    if found is not None:
        turn.edit_pressed(_text(turn, turn._, found), _quorum_rows(turn, turn._, one))


def set_quorum(turn: Turn, one: Occurrence, rule: Quorum | None) -> str:
    """Keep who must be there; what to say."""
    group = turn.with_group()
    terms = headcounts.terms(turn.db, group, one.event)
    headcounts.set_terms(turn.db, group, one.event, replace(terms, quorum=rule))
    _, item = turn._, phrases.short(turn._, one, turn.today)
    if rule is None:
        return _("{item}：不设法定人数", item=item)
    needed = rule.needed(headcounts.headcount_of(turn.db, group, one).expected)
    line = _("{item}：法定人数为{rule}", item=item, rule=phrases.quorum(_, rule))
    if rule.share == 1:
        return line
    if needed is None:
        return _("{line}。会后请回复「应到15人，实到12人」。", line=line)
    return _("{line}（现按应到须到{needed}人）", line=line, needed=needed)


DEEDS = {"part.names": _press_names, "part.quorum": _press_quorum}
