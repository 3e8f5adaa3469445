"""Words that hand an item we have on to somebody of ours, though no verb of a change says so: 「慰问品找建国买」."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from handlers.attendance import told_answers
from handlers.calendar import additions
from handlers.calendar.changes import event_replies, item_parts, people_told
from handlers.calendar.changes.occurrence_status import name_of_me
from handlers.core import message_reading, speakers
from handlers.core.messages import message_subject
from handlers.core.messages.message_subject import About
from handlers.core.turn import Turn
from handlers.events import occurrences
from handlers.routing.references import likely_items, multiple_targets, spoken_changes
from handlers.routing.references.candidate_times import Candidate, fitted, hands_over
from storage.events import queries as events_queries
from union.attendance.headcount import Answer
from union.core.rights import Action
from union.events.model import Event, Occurrence, Status
from union.reading.acts.absences.absence_forms import absence_said
from union.reading.acts.changes.change_verbs import sentences
from union.reading.acts.changes.changes import read_changes
from union.reading.acts.changes.item_changes import ChangeDeed, ItemChange
from union.reading.acts.changes.numbered_orders import numbered_parts
from union.reading.acts.changes.people_said import CLAUSE, PeopleDeed, PeopleSaid, SaidOfPeople
from union.reading.acts.talk_signs import STAYS
from union.reading.acts.tasks.segments import MINUTES
from union.reading.acts.tasks.task_handover import is_in_part, may_pass_on, passed_on, shares
from union.reading.message import Intent
from union.reading.replies.changed_times import ANOTHER, due_in
from union.reading.replies.handed_items import handed_items
from union.reading.replies.mentions import title_overlap
from union.reading.replies.remarks import OF_DAY, tells_more_of_item
from union.reading.text.identifiers import MARKED
from union.reading.text.normal_form import EitherScript, normal, simplified
from union.reminders.lead_times import is_due_by

AND_SO = "，"
NUMBERED = EitherScript(r"(?P<number>\d{1,4})[号號](?!楼|线|门|车间)的?")  # or a day
BEHIND, EDGES = EitherScript(r"[。！!\n]\s?\S|[A-Za-z\d]\.\s"), " 。.！!"
OF_IT = EitherScript(
    r"(?:and|also)?\s?(?:it|this|that|they)\b|(?:而且|另外|还有)?(?:这个|那个|呢个|嗰个|它)|(?:限期|期限|截止(?:日期|时间)?|时间|日期|地[点方])$|(?:the )?(?:deadline|due date|time|date|venue)$",
    any_case=True,
)
IN_CHARGE = EitherScript(r"(?:负责|责任|[承主]办)人|\b(?:pic|owners?|in charge)\b", any_case=True)
# 「收齐了，交给王主席」, "all in, pass to Gopal just now": it is ready, and handed in
HANDED_IN = EitherScript(
    r"(?:收|弄|做|交|写|办|编|搞|凑|都|全)?(?:[齐完妥]|(?<![不很最较返更])好|掂)[了晒咗](?!一半)|^.{0,20}搞掂(?=[\s,，]?[交畀俾])|刚才交|刚刚交|\b(?:just now|all in|already)\b",
    any_case=True,
)
OF_HANDOVER = (ChangeDeed.OWNER, ChangeDeed.SWAP, ChangeDeed.DUE)
PIECES = EitherScript(r"[,，。；;!！\n]|(?<=[\u4e00-\u9fff])\s(?=[\u4e00-\u9fff\d])")
FOR_HIM = EitherScript("[替代帮][他她]")  # whoever was told to be away


def claimed(turn: Turn, _may: bool) -> bool:
    """Whether the words hand tasks on and nothing else is left to hear; where sentences of another thing are, these alone are left."""
    if not message_reading.is_by_itself(turn) or MARKED.search(turn.said.text):
        return False
    found = _handed_on(turn)
    if not found:
        return False
    said = [change for _, several in found for change in several]
    titles = "".join(normal(one.event.title).text for one, _ in found)
    if _is_more_in_sentence(turn, said, titles) or _plans_beside(turn, said, titles):
        return False
    if sum(_pass_on(turn, one, several) for one, several in found) == 0:  # each of them
        return False
    titles += "".join(each.new for each in said)
    rest = [each for each in _sentences(turn, said, is_of_it=False) if _tells_other_thing(turn, each, titles)]
    if rest:
        turn.speak_as(replace(turn.said, text="".join(rest)))
    return not rest


def _plans_beside(turn: Turn, said: Sequence[ItemChange], titles: str) -> bool:
    """Whether another clause plans or gives out a thing of its own: then the acts of the message are done one by one."""
    handed = [normal(each.text).text for each in said]
    clauses = [normal(each).text.strip() for each in PIECES.split(turn.said.text) if each.strip()]
    others = [each for each in clauses if not any(one.startswith(each) for one in handed)]
    return any(_tells_other_thing(turn, each, titles) for each in others)


def _handed_on(turn: Turn) -> list[tuple[Occurrence, list[ItemChange]]]:
    """The tasks by what forms of handing on say of them, and by what is laid beside them of other clauses."""
    found = dict[int, tuple[Occurrence, list[ItemChange]]]()
    changes = list(passed_on(turn.said.text, speakers.people_names(turn)))
    named = ((_item_passed_on(turn, each, is_lone=len(changes) == 1), each) for each in changes)
    told = [(one, change) for one, change in named if one is not None]
    used = {change.stretch[0] for _, change in told}
    beside = (each for each in _laid_beside_tasks(turn) if each[1].stretch[0] not in used)
    for one, change in (*told, *beside):
        found.setdefault(one.event.id, (one, []))[1].append(change)
    return list(found.values())


def _is_more_in_sentence(turn: Turn, said: Sequence[ItemChange], titles: str) -> bool:
    """Whether a sentence that hands something on tells of another thing, or that the thing is ready and handed in."""
    for words in _sentences(turn, said, is_of_it=True):
        message = message_reading.read_words(turn, words)
        is_told = message.intent is Intent.LOG and (message.money or message.measures)
        if (
            HANDED_IN.search(words)
            or is_told
            or any(
                each.deed not in OF_HANDOVER
                and title_overlap(titles, [each.own]) == 0
                and likely_items.named_in_part(turn, each.own) is not None
                for each in read_changes(words)
                if each.own
            )
        ):
            return True
    return False


def _laid_beside_tasks(turn: Turn) -> Iterator[tuple[Occurrence, ItemChange]]:
    """What no form says: of tasks the writer has, or somebody named; no clause that gives out a task of its own."""
    if likely_items.is_excluded_message(turn) or MINUTES.search(normal(turn.said.text).text):
        return
    tasks = [each for each in occurrences.open_items(turn) if is_due_by(each) and each.owners]
    for place, change, is_named in handed_items(
        turn.said.text, [each.title for each in tasks], speakers.people_names(turn)
    ):
        one = likely_items.open_at_hand(turn, tasks[place])
        is_own = not is_named and (
            ANOTHER.search(normal(change.text).text) is not None or spoken_changes.is_work(turn, change.text)
        )
        if one is not None and hands_over(turn, one) and not is_own:
            yield one, change


def _sentences(turn: Turn, changes: Sequence[ItemChange], *, is_of_it: bool) -> Iterator[str]:
    """The sentences that hand something on, or all others."""
    text = turn.said.text
    for start, end in sentences(text):
        if any(each.stretch[0] < end and start < each.stretch[1] for each in changes) is is_of_it:
            yield text[start:end]


def _tells_other_thing(turn: Turn, words: str, titles: str) -> bool:
    """Whether a sentence tells, plans or changes another thing: no day of what was handed on, nor that it stays."""
    said = normal(words).text
    if ANOTHER.search(said):
        return True
    if STAYS.search(said) or any(due_in(each, titles) for each in CLAUSE.split(said)):
        return False
    return spoken_changes.is_work(turn, words) or any(each.own or each.before for each in read_changes(words))


def _item_passed_on(turn: Turn, change: ItemChange, *, is_lone: bool) -> Occurrence | None:
    """The one item a clause hands on; None where none is surely meant."""
    found = likely_items.whose_item(turn, replace(change, weight=0.0))
    is_for_him = FOR_HIM.search(change.text) is not None
    # 「水果赵磊买」 alone, or asked, is said only by or of whoever has it
    if change.weight > 1 or (change.weight and is_lone) or turn.said.text.endswith(("?", "？")):
        found = [each for each in found if hands_over(turn, each.one)]
    if not change.own:  # 「我明天请假，让周敏顶一下」 is no item of mine
        found = [each for each in found if shares(each.one.event.title, change.before)]
    sure = [
        each.one
        for each in found
        if each.is_sure or (len(found) == 1 and (is_for_him or hands_over(turn, each.one)))
    ]
    return sure[0] if len(sure) == 1 else _best_named(found, change)


def _best_named(found: Sequence[Candidate], change: ItemChange) -> Occurrence | None:
    """「疗休养那份名单」 of two lists: the one of which most is said."""
    shared = [title_overlap(each.one.event.title, [change.own]) for each in found]
    best = [each.one for each, most in zip(found, shared, strict=True) if most == max(shared)]
    return best[0] if len(best) == 1 < len(found) else None


def _pass_on(turn: Turn, one: Occurrence, said: Sequence[ItemChange]) -> bool:
    """Whether somebody has the item by now who had it not; whoever keeps a part of it has it, too."""
    for each in said:
        if each.new != "我":
            speakers.bearer(turn, each.new)  # who has only spoken so far is one of us from now on
    anew = [change for each in said if (change := fitted(turn, one, each)) is not None]
    if len(anew) == len(said) == 1 and not is_in_part(said[0]):
        return spoken_changes.apply(turn, one, anew[0]) is not None
    names = tuple(dict.fromkeys(name_of_me(turn) if each.quoted == "我" else each.quoted for each in anew))
    kept = [each for each in said if fitted(turn, one, each) is None]
    is_kept = bool(kept) and not {each.stretch for each in kept} & {each.stretch for each in anew}
    is_shared = is_kept or any(map(is_in_part, said))
    if not names or (kept and not is_shared):
        return False  # the same words say of both that they do it
    deed = PeopleDeed.MORE if is_shared else PeopleDeed.ONLY
    one = multiple_targets.at_due_behind(turn, one, said[-1])
    return people_told.give_to_named(turn, one.event, [PeopleSaid(deed, names, True)])


def are_people_told(turn: Turn) -> bool:
    """Whether words say who has one item of ours from now on, who is added or taken off, or who goes; then it is so.

    「困难职工走访负责人加上赵敏」, 「走访我也去的，把我加上」, "shoe list is under Mei Ling's name", "the name list is mine, Ravi only doing games".
    """
    said = turn.said
    if said.edited or said.forwarded or turn.group is None or not turn.may(Action.LOG):
        return False
    is_handed_on = said.reply_to is None and may_pass_on(said.text) and not absence_said(said.text)
    if is_handed_on and claimed(turn, True):
        return True
    told = people_told.read(turn, turn.said.text)
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
