"""Words that hand an item we have on to somebody of ours, though no verb of a change says so: 「慰问品找建国买」."""

from dataclasses import replace

from handlers.attendance import told_answers
from handlers.calendar import additions
from handlers.calendar.changes import event_replies, item_parts, people_told
from handlers.core import message_reading, speakers
from handlers.core.messages import message_subject
from handlers.core.messages.message_subject import About
from handlers.core.turn import Turn
from handlers.events import occurrences
from handlers.routing.references import likely_items, spoken_changes
from handlers.routing.references.candidate_times import fitted, hands_over
from storage.events import queries as events_queries
from union.attendance.headcount import Answer
from union.core.rights import Action
from union.events.model import Event, Status
from union.reading.acts.absences import absence_said
from union.reading.acts.changes.changes import read_changes
from union.reading.acts.changes.numbered_orders import numbered_parts
from union.reading.acts.changes.people_said import CLAUSE, PeopleDeed, PeopleSaid, SaidOfPeople
from union.reading.acts.talk_signs import STAYS
from union.reading.acts.tasks.task_handover import passed_on, shares
from union.reading.message import Intent
from union.reading.replies.mentions import title_overlap
from union.reading.replies.remarks import OF_DAY, tells_more_of_item
from union.reading.text.identifiers import MARKED
from union.reading.text.normal_form import EitherScript, simplified

AND_SO = "，"
NUMBERED = EitherScript(r"(?P<number>\d{1,4})[号號](?!楼|线|门|车间)的?")  # or a day
BEHIND, EDGES = EitherScript(r"[。！!\n]\s?\S|[A-Za-z\d]\.\s"), " 。.！!"
OF_IT = EitherScript(
    r"(?:and|also)?\s?(?:it|this|that|they)\b|(?:而且|另外|还有)?(?:这个|那个|呢个|嗰个|它)|(?:限期|期限|截止(?:日期|时间)?|时间|日期|地[点方])$|(?:the )?(?:deadline|due date|time|date|venue)$",
    any_case=True,
)
IN_CHARGE = EitherScript(r"(?:负责|责任|[承主]办)人|\b(?:pic|owners?|in charge)\b", any_case=True)
FOR_HIM = EitherScript("[替代帮][他她]")  # whoever was told to be away


def claimed(turn: Turn, _may: bool) -> bool:
    """Whether each such clause names an item, and who has it is another."""
    if not message_reading.is_by_itself(turn) or MARKED.search(turn.said.text):
        return False
    done, changes = False, list(passed_on(turn.said.text, speakers.people_names(turn)))
    for change in changes:
        found, is_for_him = (
            likely_items.whose_item(turn, replace(change, weight=0.0)),
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


def are_people_told(turn: Turn) -> bool:
    """Whether words say who has one item of ours from now on, who is added or taken off, or who goes; then it is so.

    「困难职工走访负责人加上赵敏」, 「走访我也去的，把我加上」, "shoe list is under Mei Ling's name", "the name list is mine, Ravi only doing games".
    """
    said = turn.said
    if said.edited or said.forwarded or turn.group is None or not turn.may(Action.LOG):
        return False
    told = people_told.read(turn, said.text)
    if told is None or (said.reply_to is None and absence_said(said.text)):
        return False  # 「我19号请假，扩音器转给贺哥」: whoever hears of absences hears it too
    event = _event_named(turn, told.rest, is_charge=any(each.is_charge for each in told.said))
    if event is None:
        return _are_clauses_told(turn)
    of_it = people_told.read_people_of(turn, event, said.text)
    if event.status is not Status.OPEN or of_it is None or not _may_be_of_item(turn, of_it):
        return False
    return people_told.apply(turn, event, of_it.said) and _is_rest_heard(turn, event, of_it.rest)


def _may_be_of_item(turn: Turn, told: SaidOfPeople) -> bool:
    """Whether the words beside it may be said of the same item: 「工作报告王主席自己写，负责人写王芳」."""
    about = turn.replied_about()
    if not told.rest or told.is_named or (about is not None and about.subject == "event"):
        return True
    # 「买联欢抽奖礼物，阿May负责」 is another thing than the 联欢.
    is_untimed = message_reading.read_words(turn, told.rest, Intent.EVENT).when is None
    return is_untimed and IN_CHARGE.search(turn.said.text) is not None


def _are_clauses_told(turn: Turn) -> bool:
    """The same of clauses that each name an item of their own: 「名册是我的，张伟只管跳绳」."""
    done, left = list[Event](), list[str]()
    for clause in CLAUSE.split(turn.said.text):
        told = people_told.read(turn, clause)
        named = likely_items.named_in_part(turn, told.rest) if told is not None and told.rest else None
        of_it = people_told.read_people_of(turn, named.event, clause) if named is not None else None
        if named is None or of_it is None or of_it.rest or named.event.status is not Status.OPEN:
            left.append(clause.strip())
        elif people_told.apply(turn, named.event, of_it.said):
            done.append(named.event)
    return bool(done) and _is_rest_heard(turn, done[-1], AND_SO.join(filter(None, left)))


def _is_rest_heard(turn: Turn, event: Event, rest: str) -> bool:
    """Whether nothing is left to hear; what is said of the item besides becomes of it, or is its note."""
    group, about = turn.with_group(), About("event", event.id)
    one = occurrences.of_subject(turn.db, group, about, turn.now) if rest else None
    if one is None or all(STAYS.search(simplified(each)) for each in CLAUSE.split(rest)):
        return True  # 「…转给罗志刚做，5月28号前完成不变」
    is_of_it = turn.replied_about() == about or BEHIND.search(turn.said.text) is None
    is_of_it = is_of_it and turn.said.text.rstrip(EDGES).endswith(rest)
    if absence_said(rest):  # 「纪念品改由雨晴跟，周倩下周外出」
        turn.speak_as(replace(turn.said, text=rest))
        return False
    changes = read_changes(rest)
    named = [each.own for each in changes if each.own and not OF_IT.match(each.own)]
    if changes and all(title_overlap(event.title, [each]) > 0 for each in named):
        return event_replies.answer(turn, group, about, rest)
    if is_of_it and not changes and item_parts.amended(turn, one, rest):
        return True
    is_other = message_reading.read_words(turn, rest).intent is not Intent.NONE and not OF_IT.match(rest)
    is_other = (
        is_other or bool(changes) or OF_DAY.search(rest) is not None
    )  # 「消防演练推到9号，名单转给周敏」
    if is_of_it and not is_other and tells_more_of_item(rest) and people_told.read(turn, rest) is None:
        additions.note(turn, one, rest)
        return True
    turn.speak_as(replace(turn.said, text=rest))
    return not (is_other or turn.replied_about() == about)


def is_call_answered(turn: Turn, _words: object) -> bool:
    """「我可以」 soon behind 「聽日3點包利是封，邊個得閒嚟幫手？」: the writer comes to the newest such thing, or sees to it with the others."""
    me, event = turn.me(), None
    if turn.group is not None and message_reading.is_by_itself(turn) and turn.may(Action.TAKE_PART):
        event = told_answers.event_called_for(turn)
    if me is None or event is None:
        return False
    found, own = told_answers.gathering_of_event(turn, event), PeopleSaid(PeopleDeed.MORE, (me.name,), False)
    if found is None:
        return people_told.give_to_named(turn, event, [own])
    told_answers.keep(turn, found, own.names)
    told_answers.tell(turn, found, {Answer.YES: own.names})
    return True


def _event_named(turn: Turn, rest: str, *, is_charge: bool) -> Event | None:
    """The one item that words name by number, reply to or call by its name."""
    group, about = turn.with_group(), turn.replied_about()
    parts = numbered_parts(rest)
    if parts:
        is_one = len(parts) == 1 and len(parts[0].numbers) == 1
        return events_queries.numbered(turn.db, group, parts[0].numbers[0]) if is_one else None
    if about is not None and about.subject not in message_subject.SEVERAL:
        return events_queries.get(turn.db, group, about.id) if about.subject == "event" else None
    found = NUMBERED.match(rest)
    if found is not None and is_charge:
        return _numbered_or_of_day(turn, int(found["number"]))
    named = likely_items.named_in_part(turn, rest)
    return named.event if named is not None else None


def _numbered_or_of_day(turn: Turn, number: int) -> Event | None:
    """「13号负责人是王芳」: #13 where that is open, else the one item of that day."""
    event = events_queries.numbered(turn.db, turn.with_group(), number)
    if event is not None and event.status is Status.OPEN:
        return event
    of_day = [each for each in occurrences.open_items(turn) if each.rule is None and each.start.day == number]
    return of_day[0] if len(of_day) == 1 else None
