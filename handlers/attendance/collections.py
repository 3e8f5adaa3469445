"""What is wanted from each and who has given it: 收到 under a notice, what each branch hands in.

Kept as an unfinished thing of the group's (storage/core/drafts.py), which goes by itself a week after its day. One message in the
group shows how many have answered and is edited; who has not is told in private to whoever asked, when the time has come.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, TypeVar

from handlers.attendance import spoken_sign_ups
from handlers.attendance.collection_board import awaited, items_of, line, rows, title_of
from handlers.core import hooks, message_reading, pending_questions
from handlers.core import press_texts as presses
from handlers.core.job_context import Desk
from handlers.core.messages.incoming_message import Said
from handlers.core.messages.outgoing_message import brief
from handlers.core.turn import Deeds, Turn
from handlers.events import occurrences
from storage.branches import branch_list
from storage.core import drafts, people
from storage.core.drafts import Draft
from union.attendance import expected_replies
from union.attendance.expected_replies import Collecting, CollectionWords
from union.core.period import A_DAY
from union.core.rights import Action
from union.events.model import Status
from union.reading.acts.tasks.bare_titles import bare_title
from union.reading.message import Intent, When
from union.reading.names.branches import named_branches, with_short_names
from union.reading.replies.mentions import title_overlap
from union.reading.text.normal_form import EitherScript
from union.reminders.lead_times import is_due_by
from union.words import language_of, words

T = TypeVar("T")
ENTRIES = EitherScript(r"报名|sign.?up|registration", any_case=True)
NOTHING: Mapping[str, Any] = {}
SUBJECT = "collecting"
TO_ALL = "提醒大家"
KEPT, FEWEST = timedelta(days=7), 2
RIGHT_BEHIND = timedelta(hours=3)  # 「好的」, 「1」 without a reply
AFTER = timedelta(hours=1)
HEADING = EitherScript(
    r"^[\[【(（]?[^，。；！\s]{0,10}?(?:通知|通告|公告|notice)[\]】)）]?[:：\s]{0,3}", any_case=True
)


def claimed(turn: Turn, said: CollectionWords) -> bool:
    """Whether the words are about answers that are collected; a call for answers is kept, and planned as what else it is."""
    if turn.said.edited or turn.said.forwarded or not turn.may(Action.TAKE_PART):
        return False
    if said.kind in (Collecting.NOTICE, Collecting.HAND_IN):
        if not turn.where.private and turn.may(Action.LOG):
            if said.rest:
                # 「明天交照片」 alone may be anybody's errand; what all are reminded of is planned.
                is_plan = message_reading.read_words(turn, said.rest).intent is Intent.EVENT
                to_all = "" if said.rest.isascii() or is_plan else TO_ALL
                turn.speak_as(replace(turn.said, text=to_all + said.rest))
            for kind in (said.kind, Collecting.HAND_IN) if said.is_order else (said.kind,):
                _begin(turn, kind)
        return False
    return ACTS[said.kind](turn, said)


def _begin(turn: Turn, kind: Collecting) -> None:
    said = expected_replies.wanted_in(turn.said.text) if kind is Collecting.HAND_IN else turn.said.text
    message = message_reading.read_words(turn, said, Intent.EVENT)
    when, me = message.when, turn.me()
    if me is None or (kind is Collecting.HAND_IN and (when is None or not when.deadline)):
        return
    title = bare_title(message.title or brief(HEADING.sub("", said.strip())))
    named_ones = named_branches(turn.said.text, branch_list.all_branches(turn.db, turn.with_group())).mentions
    wanted = [each.branch.number for each in named_ones] if len(named_ones) > 1 else []
    draft = begin_collection(turn, kind, title, _steps(turn, kind, when), {"wanted": wanted})
    if kind is Collecting.NOTICE or len(awaited(turn.db, turn.with_group(), draft)) > 1:
        show(turn, draft)


def begin_collection(
    turn: Turn,
    kind: Collecting,
    title: str,
    steps: Sequence[datetime] = (),
    more: Mapping[str, Any] = NOTHING,
    until: timedelta = KEPT,
) -> Draft:
    data: dict[str, Any] = {"kind": kind.value, "title": title, "got": [], "called": turn.said.message_id}
    data |= {"steps": [each.isoformat() for each in steps], **more}
    until = turn.with_group().utc(steps[-1]) - turn.now if steps else until
    return pending_questions.new_draft(turn, SUBJECT, data, until + KEPT)


def _of_item(turn: Turn, rest: str) -> Draft | None:
    """「翠屏苑的节目单交了」: what is due, and from nobody by name, is collected from then on."""
    due = [each for each in occurrences.open_items(turn) if is_due_by(each)]
    of_all = [each.title for each in due if all(one.name.startswith("各") for one in each.owners)]
    found = [(fit, title) for title in of_all if (fit := title_overlap(title, [rest]))]
    return begin_collection(turn, Collecting.HAND_IN, max(found)[1]) if found else None


def _steps(turn: Turn, kind: Collecting, when: When | None) -> list[datetime]:
    """When somebody is told, wall time: of a notice once, before what it announces; of what is due the day before and on it."""
    wall = turn.wall
    if kind is Collecting.HAND_IN and when is not None:
        day = datetime.combine(when.start.date(), turn.with_group().settings.reminder_time)
        return [each for each in (day - A_DAY, day) if each > wall] or [wall + AFTER]
    due = wall + A_DAY
    return [max(wall + AFTER, min(due, when.start - AFTER)) if when and when.start > wall else due]


def _received(turn: Turn, said: CollectionWords) -> bool:
    """Count the writer; what stands behind 收到 is heard as what it is.

    Of the notice that is replied to, else of the newest here; a mere 「好的」 only right behind it.
    """
    found = [each for each in _open(turn, Collecting.NOTICE) if each.chat_id == turn.where.chat_id]
    draft, me = _replied(turn, found), turn.me()
    if said.kind is Collecting.ACKNOWLEDGED:
        is_reply, since = turn.said.reply_to is not None, turn.now - RIGHT_BEHIND
        found = [each for each in found if not is_reply and drafts.begun_since(turn.db, each, since)]
    draft = draft or (found[-1] if found else None)
    if draft is None or me is None:
        return False
    give(turn, draft, [me.id])
    return not continue_with_rest(turn, said.rest)


def _replied(turn: Turn, found: Sequence[Draft]) -> Draft | None:
    sent, reply_to = turn.replied_row(), turn.said.reply_to
    told = [each for each in found if (sent and each.outbox_id == sent.id) or each.data["called"] == reply_to]
    return told[-1] if told and reply_to is not None else None


def _handed_in(turn: Turn, said: CollectionWords) -> bool:
    """「一车间已交」, 「执行局的报名表发过去了」: of the branch that is named; 「交了」 in reply is the writer's own."""
    if said.told:
        return _told_content(turn, said)
    branches = branch_list.active(turn.db, turn.with_group())
    opened = _open(turn, Collecting.HAND_IN)
    replied = _replied(turn, opened)
    draft = replied or _best_named_draft(opened, said.rest)
    if len(branches) < FEWEST:  # a group's own name alone is no part of it
        return _handed_in_by_name(turn, draft, said)
    said = _with_lead(said, draft, lambda words: named_branches(words, with_short_names(branches)).mentions)
    told = named_branches(said.rest, with_short_names(branches))
    if not told.mentions:
        me = turn.me()
        member = people.member_of(turn.db, turn.with_group(), me.id) if me is not None else None
        own = [each.number for each in branches if member and each.name == member.branch]
        return bool(replied and own and expected_replies.is_handed_in(said.rest) and give(turn, replied, own))
    taken = {place for each in told.mentions for place in range(each.start, each.end)}
    rest = "".join(sign for place, sign in enumerate(said.rest) if place not in taken)
    found = replied or _best_named_draft(opened, said.rest) or _of_item(turn, rest)
    if found is None or not (
        expected_replies.is_handed_in(rest) or title_overlap(found.data["title"], [rest])
    ):
        return False
    given = give(turn, found, [each.number for each in told.branches])
    beside = expected_replies.ALL_THERE.sub("", said.beside)
    done = completed_title(turn, found, given, is_said=beside != said.beside)
    if done:
        speak_as_completed(turn, turn.said, done, beside)
        return False
    return not continue_with_rest(turn, beside)


def _told_content(turn: Turn, said: CollectionWords) -> bool:
    """Whether something is collected of which a unit says what it has, 「二车间2户」: kept beside its tick, and no work done."""
    opened, member = _open(turn, Collecting.HAND_IN), turn.member()
    draft = _replied(turn, opened) or _best_named_draft(opened, said.rest)
    who = said.who or (member.branch if member else None) or (member.person.name if member else "")
    title = title_of(turn.db, turn.with_group(), draft) if draft is not None else ""
    if draft is None or not who or ENTRIES.search(title):
        return False  # who enters for what takes place stands on its list
    if said.rest and not title_overlap(title, [said.rest]):
        return False
    wanted = awaited(turn.db, turn.with_group(), draft)
    number = next((number for number, name in wanted.items() if name == who), None)
    told = {**draft.data.get("told", {}), str(number or who): said.told}
    draft = drafts.change(turn.db, draft, {**draft.data, "told": told})
    if number is None:
        give(turn, draft, [who], "names")
    elif done := completed_title(turn, draft, give(turn, draft, [number])):
        speak_as_completed(turn, turn.said, done)
        return False
    return True


def completed_title(turn: Turn, draft: Draft, given: Sequence[int], *, is_said: bool = False) -> str:
    """The title of what all have handed in by now, or are said to have, where its item is open; else ""."""
    group = turn.with_group()
    title, wanted = title_of(turn.db, group, draft), awaited(turn.db, group, draft)
    is_open = any(each.title == title for each in occurrences.open_items(turn))
    return title if is_open and (is_said or set(wanted) <= set(given)) else ""


def speak_as_completed(turn: Turn, said: Said, title: str, beside: str = "") -> None:
    """What was due is done, as if somebody said so before what else was said."""
    turn.speak_as(replace(said, text=f"{title}交齐了" + (f"\n{beside}" if beside else "")))


def continue_with_rest(turn: Turn, beside: str) -> bool:
    """Whether what was said beside an answer says something, too; then that is what was said."""
    others = (each for each in hooks.of(turn).claims if each.reads is not expected_replies.read_collecting)
    is_work = beside and message_reading.read_words(turn, beside).intent in (Intent.LOG, Intent.EVENT)
    if not beside or not (is_work or any(each.reading(beside) for each in others)):
        return False
    turn.speak_as(replace(turn.said, text=beside))
    return True


def _with_lead(said: CollectionWords, draft: Draft | None, names: Callable[[str], object]) -> CollectionWords:
    """Together with the clause before, where that alone says whose it is: 「一车间2户，名单交了」."""
    if draft is None or not said.lead or names(said.rest) or not names(said.lead):
        return said
    _who, rest = expected_replies.unit_said(said.lead) or ("", said.lead)
    if not expected_replies.only_counts(rest, draft.data["title"]):
        return said
    beside = said.beside.replace(said.lead, "", 1).strip(",")
    return replace(said, rest=f"{said.lead},{said.rest}", beside=beside)


def _handed_in_by_name(turn: Turn, draft: Draft | None, said: CollectionWords) -> bool:
    """In a group that has put no branches down whoever is named counts, by the name as it is written."""
    who, rest = expected_replies.units_said(_with_lead(said, draft, expected_replies.unit_said).rest)
    is_told = (
        draft and who and (expected_replies.is_handed_in(rest) or title_overlap(draft.data["title"], [rest]))
    )
    return bool(draft and is_told and give(turn, draft, who, "names"))


def _best_named_draft(found: Sequence[Draft], text: str) -> Draft | None:
    return max(found, key=lambda each: (title_overlap(each.data["title"], [text]), each.id), default=None)


def _finish_collection(turn: Turn, said: CollectionWords) -> bool:
    """「名单都齐了，一共8户」: what each was to hand in is there; the sum is no work done."""
    opened = _open(turn, Collecting.HAND_IN)
    draft = _replied(turn, opened) or _best_named_draft(opened, said.rest)
    if draft is None or not expected_replies.is_of_title(said.rest, draft.data["title"]):
        return False
    title = title_of(turn.db, turn.with_group(), draft)
    if any(each.title == title for each in occurrences.open_items(turn)):
        speak_as_completed(turn, turn.said, title)
    return False


def _missing(turn: Turn, said: CollectionWords) -> bool:
    """Who has not answered: names in private, to officers; in a group the numbers."""
    # Of what a task lists it is told elsewhere, and only where it is named.
    opened = [each for each in _open(turn) if not each.data.get("event")]
    draft, group = _best_named_draft(opened, said.rest), turn.with_group()
    thing = expected_replies.thing_asked(said.rest)
    title = draft.data["title"] if draft is not None else ""
    if draft is None or (thing and thing not in title and not title_overlap(title, [thing])):
        return False  # 「会费收齐了吗」 asks of something else
    may_know = turn.where.private and turn.may(Action.LOG)
    text = line(turn._, turn.db, group, draft, in_full=may_know)
    if awaited(turn.db, group, draft):
        return turn.tell(text)
    text = turn._("{text}。名册里没有小组，说不出还差谁。先写上有哪些：/branches 一车间、二车间", text=text)
    return spoken_sign_ups.is_count_asked(turn) or turn.tell(text)


def _open(turn: Turn, kind: Collecting | None = None) -> list[Draft]:
    found = drafts.of_subject(turn.db, turn.with_group(), SUBJECT)
    return [each for each in found if kind is None or each.data["kind"] == kind.value]


def give(turn: Turn, draft: Draft, given: Sequence[T], kept: str = "got") -> Sequence[T]:
    """Keep and show it; who has given it by now. `kept`: names, of whom no number is known."""
    before: list[T] = draft.data.get(kept, [])
    got = [*before, *(each for each in given if each not in before)]
    show(turn, drafts.change(turn.db, draft, {**draft.data, kept: got}))
    return got


def tell(desk: Desk) -> None:
    """Who has not answered: to the leaders of those branches, and at last to whoever asked."""
    for draft in pending_questions.due(desk, SUBJECT):
        # Whether the item of what is handed in was settled: nobody is asked for it any more.
        is_order = draft.data["kind"] == Collecting.HAND_IN.value
        made = items_of(desk.db, desk.group, draft)
        if is_order and bool(made) and all(each.status is not Status.OPEN for each in made):
            drafts.end(desk.db, draft)
            continue
        left = pending_questions.strike(desk, draft)
        wanted = awaited(desk.db, desk.group, draft)
        missing = {number: name for number, name in wanted.items() if number not in draft.data["got"]}
        if missing:
            _chase(desk, draft, set(missing.values()))
        asker = people.member_of(desk.db, desk.group, draft.person_id or 0)
        if asker is not None and missing and not left:
            _ = words(language_of(asker.person.language))
            sent = desk.tell(asker.person, line(_, desk.db, desk.group, draft, in_full=True))
            if sent is None:  # who never opened the private chat: the numbers, without names, in the group
                where = (desk._, desk.db, desk.group, draft)
                desk.post(line(*where), rows(*where))


def _chase(desk: Desk, draft: Draft, missing: set[str]) -> None:
    if draft.data["kind"] != Collecting.HAND_IN.value:
        return
    for member in people.roster(desk.db, desk.group):
        if member.branch in missing:
            _ = words(language_of(member.person.language))
            text = _("{group}：{branch}还没有交「{title}」。交了请在群里说一句「{branch}已交」。",
                group=desk.group.title, branch=member.branch, title=draft.data["title"])  # fmt: skip
            desk.tell(member.person, text)


def _press_got(turn: Turn) -> None:
    draft, me = _pressed(turn), turn.me()
    if me is not None:
        give(turn, draft, [me.id])
        turn.toast = turn._("好的，已记下您收到")


def _press_tick(turn: Turn) -> None:
    draft, number = _pressed(turn, Action.LOG), turn.press.number(1)
    if number not in awaited(turn.db, turn.with_group(), draft):
        return
    if number in draft.data["got"]:
        left = [each for each in draft.data["got"] if each != number]
        show(turn, drafts.change(turn.db, draft, {**draft.data, "got": left}))
    elif done := completed_title(turn, draft, give(turn, draft, [number])):
        speak_as_completed(turn, Said("", turn.incoming.pressed_in or 0, turn.now), done)
        hooks.of(turn).hear_plain(turn)


def _press_who(turn: Turn) -> None:
    draft, me = _pressed(turn), turn.me()
    if me is not None:
        may_know = me.id == draft.person_id or turn.may(Action.NAMES)
        turn.alert = may_know
        turn.toast = line(turn._, turn.db, turn.with_group(), draft, in_full=may_know)


def _pressed(turn: Turn, action: Action = Action.TAKE_PART) -> Draft:
    return pending_questions.pressed_by(turn, SUBJECT, action, presses.gone(turn._))


ACTS: dict[Collecting, Callable[[Turn, CollectionWords], bool]] = {
    Collecting.RECEIVED: _received,
    Collecting.ACKNOWLEDGED: _received,
    Collecting.HANDED_IN: _handed_in,
    Collecting.ALL_IN: _finish_collection,
    Collecting.MISSING: _missing,
}
DEEDS: Deeds = {
    "collect.got": _press_got,
    "collect.tick": _press_tick,
    "collect.who": _press_who,
}


def show(turn: Turn, draft: Draft) -> None:
    where = (turn._, turn.db, turn.with_group(), draft)
    pending_questions.show(turn, draft, line(*where), rows(*where))
