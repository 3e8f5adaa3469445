"""What a collection shows: who has given what is wanted, who is still awaited, and a box for each branch."""

from collections.abc import Mapping

from handlers.core.messages.outgoing_message import Rows, button, in_rows
from storage.branches import branch_list
from storage.core import people
from storage.core.drafts import Draft
from storage.engine.database import Database
from storage.events import queries as events_queries
from union.attendance.expected_replies import Collecting
from union.core.groups import Group
from union.events.model import Event
from union.reminders.lead_times import is_due_by
from union.words import Words

MOST_BOXES, IN_A_ROW = 60, 3


def rows(_: Words, db: Database, group: Group, draft: Draft) -> Rows:
    """Of a notice 我收到了, of what is handed in a box for each branch."""
    ids = group.id, draft.id
    if draft.data["kind"] == Collecting.NOTICE.value:
        return [[button(_("我收到了"), "collect.got", *ids), button(_("还有谁"), "collect.who", *ids)]]
    boxes = (
        button(f"{name} ✓" if number in draft.data["got"] else name, "collect.tick", *ids, number)
        for number, name in list(awaited(db, group, draft).items())[:MOST_BOXES]
    )
    return in_rows(list(boxes), IN_A_ROW)


def line(_: Words, db: Database, group: Group, draft: Draft, *, in_full: bool = False) -> str:
    """「补拍证件照」收到2人，还有3人; of branches, and to who may know, the names."""
    title, wanted = title_of(db, group, draft), awaited(db, group, draft)
    left = [name for number, name in wanted.items() if number not in draft.data["got"]]
    is_notice = draft.data["kind"] == Collecting.NOTICE.value
    count = len(draft.data["got"])
    if is_notice and draft.outbox_id is None:
        return _("「{title}」：收到请点一下，或回复「收到」。", title=title)
    names = [(str(number), name) for number, name in wanted.items() if number in draft.data["got"]]
    names += [(name, name) for name in draft.data.get("names", [])]
    told = draft.data.get("told", {})
    given = _("、").join(f"{name} {told[key]} ✓" if key in told else f"{name} ✓" for key, name in names)
    if is_notice:
        text = _("「{title}」已有{count}人收到", title=title, count=count)
    else:
        text = _("「{title}」{given}", title=title, given=given or _("还没有谁交"))
    if not left:
        return _("{text}，已齐", text=text) if wanted else text
    if in_full or not is_notice:
        return _("{text}，还差：{names}", text=text, names=_("、").join(left))
    return _("{text}，还有{count}人", text=text, count=len(left))


def awaited(db: Database, group: Group, draft: Draft) -> Mapping[int, str]:
    """From whom an answer is wanted, by number: the branches, or whoever is on the roster beside the sender."""
    if draft.data.get("parts"):
        return dict(enumerate(draft.data["parts"]))
    if draft.data["kind"] == Collecting.HAND_IN.value:
        asked = draft.data.get("wanted")
        known = branch_list.active(db, group)
        if len(known) == 1:  # 「各车间报给我」: its name is nobody's of whom it is wanted
            return {}
        return {each.number: each.name for each in known if not asked or each.number in asked}
    others = [each.person for each in people.officers(db, group) if each.person.id != draft.person_id]
    return {each.id: each.name for each in others}


def items_of(db: Database, group: Group, draft: Draft) -> list[Event]:
    """What the call was planned as; of several things said in one message what is due."""
    made = events_queries.of_message(db, group, draft.chat_id, draft.data["called"])
    is_order = draft.data["kind"] == Collecting.HAND_IN.value
    return [each for each in made if is_due_by(each)] or made if is_order else made


def title_of(db: Database, group: Group, draft: Draft) -> str:
    """As it stands on the calendar, where it does: 「困难职工名单报给我」 is 「困难职工名单」 there."""
    made = items_of(db, group, draft)
    return made[0].title if len(made) == 1 else str(draft.data["title"])
