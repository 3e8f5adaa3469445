"""Words that hand an item we have on to somebody of ours, though no verb of a change says so: 「慰问品找建国买」."""

from collections.abc import Sequence
from dataclasses import replace

from handlers.attendance import told_answers
from handlers.attendance.attendance_card import Gathering
from handlers.calendar import event_creation
from handlers.calendar.changes import event_replies, handover, last_change
from handlers.core import message_reading, speakers
from handlers.core import press_texts as press_phrases
from handlers.core.messages.message_subject import About
from handlers.core.turn import Turn
from handlers.events import occurrences
from handlers.events.event_rights import may_alter
from handlers.routing.references import likely_items, spoken_changes
from handlers.routing.references.candidate_times import fitted, hands_over
from handlers.routing.references.resolver import candidates
from storage.events import queries as events_queries
from union.attendance.headcount import Answer
from union.core.rights import Action
from union.events.model import Event, Status
from union.reading.acts.changes.changes import read_changes
from union.reading.acts.changes.item_changes import ChangeDeed, change_of_one_item
from union.reading.acts.changes.numbered_details import read_handover
from union.reading.acts.changes.numbered_orders import IDLE, is_idle_beside, numbered_parts
from union.reading.acts.changes.people_said import (
    PeopleDeed,
    PeopleSaid,
    SaidOfPeople,
    may_tell_people,
    read_people,
)
from union.reading.acts.tasks.task_handover import passed_on, shares
from union.reading.message import Intent
from union.reading.text.identifiers import MARKED
from union.reading.text.normal_form import EitherScript
from union.reminders.lead_times import is_due_by

LONGEST, AND = 80, "、"
NUMBERED = EitherScript(r"(?P<number>\d{1,4})[号號](?!楼|线|门|车间)的?")  # or a day
FOR_HIM = EitherScript("[替代帮][他她]")  # whoever was told to be away
# Without one of these nobody is given anything, and no roster is looked up.
GIVES = EitherScript(
    r"[负交给归由让托派接]|\b(?:over|pass|responsible|handle|charge|hand|take)\b", any_case=True
)


def claimed(turn: Turn, _may: bool) -> bool:
    """Whether each such clause names an item, and who has it is another."""
    if not message_reading.is_by_itself(turn) or MARKED.search(turn.said.text):
        return False
    done, changes = False, list(passed_on(turn.said.text, speakers.people_names(turn)))
    for change in changes:
        found, is_for_him = (
            candidates(turn, replace(change, weight=0.0)),
            FOR_HIM.search(change.text) is not None,
        )
        # 「水果赵磊买」 alone, or asked, is said only by or of whoever has it
        if (change.weight and len(changes) == 1) or turn.said.text.endswith(("?", "？")):
            found = [each for each in found if hands_over(turn, each.one)]
        if not change.own:  # 「我明天请假，让周敏顶一下」 is no item of mine
            found = [each for each in found if shares(each.one.event.title, change.before)]
        sure = [
            each.one
            for each in found
            if each.is_sure or (len(found) == 1 and (is_for_him or hands_over(turn, each.one)))
        ]
        if sure and change.new != "我":
            speakers.bearer(turn, change.new)  # who has only spoken so far is one of us from now on
        anew = fitted(turn, sure[0], change) if len(sure) == 1 else None
        done = (anew is not None and spoken_changes.apply(turn, sure[0], anew) is not None) or done
    return done


def is_given_by_name(turn: Turn) -> bool:
    """Whether words name one item of ours and those who have it from now on, and nothing else; then it is theirs.

    「元旦慰问20户由赵敏和建国负责」, 「先进评选我哪有空，给建国吧」, "let MeiLing take over the circular, Ravi is busy".
    """
    said, me = turn.said, turn.me()
    if len(said.text) > LONGEST or me is None or not message_reading.is_by_itself(turn):
        return False
    if GIVES.search(said.text) is None:
        return False
    told = read_handover(said.text, speakers.people_names(turn), me.name)
    named = likely_items.only_named_items(turn) if told else []
    if told is None or not named or MARKED.search(said.text):
        return False
    best = [each for each in named if is_idle_beside(told.left, each.event.title)]
    if len(best) != 1 or {each.name for each in best[0].event.owners} == set(told.names):
        return False
    names = AND.join(told.names)
    change = replace(change_of_one_item(ChangeDeed.OWNER, said.text, names), quoted=names)
    return event_replies.changed(turn, best[0], change)


def are_people_told(turn: Turn) -> bool:
    """Whether words say who has one item of ours from now on, who is added or taken off, or who goes; then it is so.

    「困难职工走访负责人加上赵敏」, 「走访我也去的，把我加上」, 「#9 出席：陳美玲、黃志強」, "#3 PIC only Ravi".
    """
    said, me = turn.said, turn.me()
    if said.edited or said.forwarded or me is None or turn.group is None or not turn.may(Action.LOG):
        return False
    if not may_tell_people(said.text):
        return False
    # Whoever has something is known by name, though nobody of the roster may be called so.
    owners = {each.name for event in occurrences.open_items(turn) for each in event.owners}
    known = speakers.people_names(turn)
    told = read_people(said.text, (*known, *sorted(owners.difference(known))), me.name)
    event, rest = _event_meant(turn, told) if told is not None else (None, "")
    if told is None or event is None:
        return False
    goes = [each for each in told.said if each.deed is PeopleDeed.GOES]
    found = told_answers.gathering_of_event(turn, event)
    is_of_list = found is not None and not any(each.is_charge for each in told.said)
    if found is not None and is_of_list:
        is_done = _comes(turn, found, told.said)
    else:  # nobody goes to a deadline
        is_done = not (len(goes) == len(told.said) and is_due_by(event)) and _give_to_named(
            turn, event, told.said
        )
    if is_done and rest:
        turn.speak_as(replace(said, text=rest))
    return is_done and not rest


def is_call_answered(turn: Turn, _words: object) -> bool:
    """「我可以」 soon behind 「聽日3點包利是封，邊個得閒嚟幫手？」: the writer comes to the newest such thing, or sees to it with the others."""
    me, event = turn.me(), None
    if turn.group is not None and message_reading.is_by_itself(turn) and turn.may(Action.TAKE_PART):
        event = told_answers.event_called_for(turn)
    if me is None or event is None:
        return False
    found, own = told_answers.gathering_of_event(turn, event), PeopleSaid(PeopleDeed.MORE, (me.name,), False)
    if found is None:
        return _give_to_named(turn, event, [own])
    told_answers.keep(turn, found, own.names)
    told_answers.tell(turn, found, {Answer.YES: own.names})
    return True


def _comes(turn: Turn, found: Gathering, told: Sequence[PeopleSaid]) -> bool:
    """Whether others than the writer alone, who answers in words of their own, come to what asks who comes, or stay away."""
    me, said = turn.me(), dict[Answer, list[str]]()
    for each in told:
        answer = Answer.LEAVE if each.deed is PeopleDeed.LESS else Answer.YES
        said.setdefault(answer, []).extend(each.names)
    if me is None or {name for names in said.values() for name in names} == {me.name}:
        return False
    if not all(told_answers.keep(turn, found, names, answer) for answer, names in said.items()):
        return False
    told_answers.tell(turn, found, said)
    return True


def _give_to_named(turn: Turn, event: Event, said: Sequence[PeopleSaid]) -> bool:
    """Whether the item is theirs by now; who is added stands behind those who have it."""
    one = occurrences.of_subject(turn.db, turn.with_group(), About("event", event.id), turn.now)
    owners = event.owners
    for each in said:
        named = event_creation.owners(turn, each.names)
        kept = () if each.deed is PeopleDeed.ONLY else tuple(own for own in owners if own not in named)
        owners = kept if each.deed is PeopleDeed.LESS else (*kept, *named)
    if one is None or (owners == event.owners and said[0].deed in (PeopleDeed.LESS, PeopleDeed.GOES)):
        return False
    if not may_alter(turn, event):
        return turn.tell(press_phrases.only_author(turn._))
    last_change.remember(turn, one)
    handover.give_to(turn, one, owners[: event_creation.MOST_OWNERS], last_change.rows(turn))
    return True


def _event_meant(turn: Turn, told: SaidOfPeople) -> tuple[Event | None, str]:
    """The one open item that words name by number, reply to or call by its name, and what they change of it besides."""
    is_charge = any(each.is_charge for each in told.said)
    event, words = _event_named(turn, told.rest, is_charge=is_charge)
    if event is None or event.status is not Status.OPEN:
        return None, ""
    if is_idle_beside(IDLE.sub(" ", words), event.title):
        return event, ""
    if read_changes(words):  # 「经审会陈静也参加，改到下午三点」: whoever hears the rest does it
        return event, told.rest
    # 「工作报告王主席自己写，负责人写王芳」
    is_remark = is_charge and message_reading.read_words(turn, words, Intent.EVENT).when is None
    return (event if is_remark else None), ""


def _event_named(turn: Turn, rest: str, *, is_charge: bool) -> tuple[Event | None, str]:
    """And the words that say something else, as it may be, than which it is."""
    group, about = turn.with_group(), turn.replied_about()
    parts = numbered_parts(rest)
    if parts:
        is_one = len(parts) == 1 and len(parts[0].numbers) == 1
        return events_queries.numbered(turn.db, group, parts[0].numbers[0]) if is_one else None, parts[
            0
        ].words
    if about is not None:
        return events_queries.get(turn.db, group, about.id) if about.subject == "event" else None, rest
    found = NUMBERED.match(rest)
    if found is not None and is_charge:
        return _numbered_or_of_day(turn, int(found["number"])), rest[found.end() :]
    named = likely_items.named_in_part(turn, rest)
    return named.event if named is not None else None, rest


def _numbered_or_of_day(turn: Turn, number: int) -> Event | None:
    """「13号负责人是王芳」: #13 where that is open, else the one item of that day."""
    event = events_queries.numbered(turn.db, turn.with_group(), number)
    if event is not None and event.status is Status.OPEN:
        return event
    of_day = [each for each in occurrences.open_items(turn) if each.rule is None and each.start.day == number]
    return of_day[0] if len(of_day) == 1 else None
