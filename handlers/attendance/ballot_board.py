"""The message a ballot stands in: what is asked, a button for each answer, who chose what."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from handlers.core import pending_questions
from handlers.core.job_context import Desk
from handlers.core.turn import Turn
from handlers.events import occurrences
from storage.attendance import headcounts
from storage.core import drafts, people
from storage.engine.database import Database
from union.attendance.ballots import BallotDeed, counts, is_made
from union.attendance.representatives import CONGRESS, OF_CONGRESS, QUORUM
from union.core.groups import Group
from union.core.kinds import Kind
from union.core.rights import Action
from union.events.model import Occurrence
from union.reading.privacy.redaction import keepable
from union.reading.text.normal_form import simplified
from union.words import Words

SUBJECT = "ballot"
KEPT, A_DAY = timedelta(days=30), timedelta(days=1)


def begin(turn: Turn, kind: BallotDeed, title: str, options: Sequence[str], **more: Any) -> None:
    """Keep a ballot and show it; whoever asked is on the roster from now on."""
    turn.enrol()
    more |= {"by_representatives": _is_for_representatives(turn)} if kind is BallotDeed.VOTE else {}
    title, *named = (keepable(each, private=False) for each in (title, *options))
    data = {"kind": kind.value, "title": title, "options": named, "votes": {}} | more
    show(turn, pending_questions.begun(turn, SUBJECT, data | {"called": turn.said.message_id}, KEPT))


def show(turn: Turn, draft: drafts.Draft) -> None:
    """Bring the message up to date; of a secret vote it shows how many took part and no more."""
    data = draft.data
    found = {who: people.get(turn.db, int(who)) for who in data["votes"]}
    names = {who: person.name for who, person in found.items() if person}
    chosen = [
        [names.get(who, "") for who, mine in data["votes"].items() if place in mine]
        for place in range(len(data["options"]))
    ]
    shown = [[] if data.get("secret") else each for each in chosen]
    buttons = [
        turn.button(f"{label} · {len(by)}" if by else label, "ballot.cast", draft.id, place)
        for place, (label, by) in enumerate(zip(data["options"], shown, strict=True))
    ]
    width = 3 if data["kind"] == BallotDeed.VOTE and not data["between"] else 2
    end = turn._("定下") if data["kind"] == BallotDeed.DAY else turn._("结束表决")
    last = [turn.button(end, "ballot.end", draft.id), turn.button(turn._("撤销"), "ballot.drop", draft.id)]
    rows = [buttons[at : at + width] for at in range(0, len(buttons), width)]
    text = _text(turn._, data, shown, len(voters(turn.db, turn.with_group(), data)))
    pending_questions.show(turn, draft, text, [*rows, last])


def _text(_: Words, data: Mapping[str, Any], chosen: Sequence[Sequence[str]], expected: int) -> str:
    """What is asked, and who chose what; of a secret vote how many took part."""
    is_day, title = data["kind"] == BallotDeed.DAY.value, data["title"]
    if is_day:
        head = [_("{title}：哪天合适？能来的日子都点上，再点一次取消。", title=title)]
    else:
        head = [
            _("表决（无记名）：{title}", title=title) if data["secret"] else _("表决：{title}", title=title),
            _("应投{expected}人，已投{count}人", expected=expected, count=len(data["votes"])),
        ]
        if data.get("by_representatives"):
            needed = {"present": QUORUM.needed(expected), "more": expected // 2 + 1}
            head.append(_("{present}人到会有效，全体过半数{more}票通过", **needed))
    if data.get("secret"):
        return "\n".join(head)
    for option, by in zip(data["options"], chosen, strict=True):
        if by:
            names = _("、").join(filter(None, by))
            head.append(_("{option} {count}人：{names}", option=option, count=len(by), names=names))
    return "\n".join(head)


def _is_for_representatives(turn: Turn) -> bool:
    """Whether a vote is the representatives': said so, or taken at a 职代会, of a group that keeps their register."""
    if not headcounts.representatives(turn.db, turn.with_group()):
        return False
    one = meeting_now(turn.desk())
    is_congress = one is not None and CONGRESS.search(one.event.title) is not None
    return is_congress or OF_CONGRESS.search(turn.said.text) is not None


def meeting_now(desk: Desk) -> Occurrence | None:
    """The meeting that is on: today's that began last, one made for a vote left out."""
    today = desk.wall.date()
    found = occurrences.within(desk.db, desk.group, today, today + A_DAY)
    held = [each for each in found if each.event.kind is Kind.MEETING and each.start <= desk.wall]
    return next((each for each in reversed(held) if not is_made(each.event)), None)


def voters(db: Database, group: Group, data: Mapping[str, Any]) -> list[str]:
    """Who has a vote, by name: the committee, or the representatives of the register."""
    if data.get("by_representatives"):
        return headcounts.representatives(db, group)
    return [each.person.name for each in people.officers(db, group)]


def may_vote(turn: Turn, draft: drafts.Draft) -> bool:
    if not draft.data.get("by_representatives"):
        return turn.may(Action.LOG)
    me = turn.me()
    listed = map(simplified, voters(turn.db, turn.with_group(), draft.data))
    return me is not None and simplified(me.name) in listed


def most_chosen(data: Mapping[str, Any]) -> list[int]:
    """The places that most have chosen; none while nobody has."""
    found = counts(data["votes"].values(), len(data["options"]))
    return [place for place, each in enumerate(found) if each and each == max(found)]


def open_here(turn: Turn, *kinds: BallotDeed) -> list[drafts.Draft]:
    """The open ballots of this chat, of these kinds; the one replied to alone where it is one of them."""
    found = drafts.of_subject(turn.db, turn.with_group(), SUBJECT)
    here = [each for each in found if each.chat_id == turn.where.chat_id]
    here = [each for each in here if not kinds or each.data["kind"] in kinds]
    sent = turn.replied_row()
    return [each for each in here if sent and each.outbox_id == sent.id] or here
