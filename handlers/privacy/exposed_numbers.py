"""A message that shows the group somebody's ID, card or phone number: the offer to delete it and keep the masked words.

What is kept of the message until then is masked already. Who wrote it may have it deleted, or an officer.
"""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from handlers.core import press_texts as presses
from handlers.core.messages import message_subject, outgoing_message
from handlers.core.messages.incoming_message import Said
from handlers.core.messages.outgoing_message import Rows, button
from handlers.core.turn import Act, Deeds, NotDone, Turn
from storage.core import drafts, people
from storage.core.drafts import Draft
from storage.core.outbox import queue, sent_messages
from storage.core.outbox.queue import Lane, Outgoing, Waiting
from storage.engine.database import Database
from storage.events import queries as events_queries
from storage.worklog import entries
from union.core.groups import Group
from union.core.records import dataclass, replace
from union.core.rights import Action, Tie, is_action_allowed
from union.reading.privacy.redaction import Exposed
from union.words import Words, words

HOURS = 48  # Telegram lets a bot delete no message older than this
LONGEST = 3000  # characters of the masked words; Telegram takes 4,096 in all
SUBJECT = "exposed"  # of the draft
KEPT = timedelta(hours=HOURS)
BURST = timedelta(minutes=3)  # what somebody sends one after the other is asked about once
MOST = 20  # messages of one offer
WORDS = 1000  # characters kept of each
ASKED, DONE = "asked", "done"
NOBODY, CHANNEL = 0, -1  # in place of the writer's id: an anonymous administrator, a channel's name


@dataclass(frozen=True, slots=True)
class Offer:
    """What a draft keeps: the writer, the kinds of figures, and of each message its masked words."""

    user_id: int
    name: str
    at: str
    state: str
    sorts: tuple[Exposed, ...]
    messages: Mapping[int, str]
    has_file: bool = False

    def data(self) -> dict[str, Any]:
        messages = [[number, said] for number, said in self.messages.items()]
        plain = {"user": self.user_id, "name": self.name, "at": self.at, "state": self.state}
        return {**plain, "sorts": [*self.sorts], "messages": messages, "file": self.has_file}

    @property
    def since(self) -> datetime:
        """When the first of the messages was written, aware."""
        return datetime.fromisoformat(self.at)


def look(turn: Turn) -> None:
    """After a message of a group was dealt with: offer to delete what should not stand there."""
    said = turn.incoming.said
    if said is None or turn.group is None or turn.where.private or turn.incoming.by_bot:
        return
    if not (said.exposed or said.edited):
        return
    if turn.incoming.channel and said.forwarded:  # what a channel posts stays in the channel
        return
    known = [(draft, offer_of_draft(draft)) for draft in drafts.of_subject(turn.db, turn.group, SUBJECT)]
    mine = next(((draft, offer) for draft, offer in known if said.message_id in offer.messages), None)
    if mine is not None:
        _follow(turn, *mine)
    elif said.exposed and turn.settings.privacy_hints and turn.now - said.at < KEPT:
        _ask(turn, [each for each in known if each[1].user_id == _writer(turn)])


def offer_of_draft(draft: Draft) -> Offer:
    data = draft.data
    return Offer(
        data["user"], data["name"], data["at"], data["state"], tuple(Exposed(each) for each in data["sorts"]),
        dict(data["messages"]), data["file"],
    )  # fmt: skip


def _writer(turn: Turn) -> int:
    who = turn.incoming.who
    if who is not None:
        return who.user_id
    return CHANNEL if turn.incoming.channel else NOBODY


def _ask(turn: Turn, before: list[tuple[Draft, Offer]]) -> None:
    """Once for a burst; of phone numbers alone once a day and writer."""
    said = turn.said
    fitting = (
        (draft, offer)
        for draft, offer in reversed(before)
        if offer.state == ASKED and abs(said.at - offer.since) < BURST and len(offer.messages) < MOST
    )
    if (open_one := next(fitting, None)) is not None:
        draft, offer = open_one
        sorts = tuple(each for each in Exposed if each in {*offer.sorts, *said.exposed})
        messages = {**offer.messages, said.message_id: _words(said)}
        more = replace(offer, sorts=sorts, messages=messages, has_file=offer.has_file or _has_file(turn))
        drafts.change(turn.db, draft, more.data())
        _show(turn, draft, more)
    elif not _is_told_today(turn, [offer for _draft, offer in before]):
        _begin(turn)


def _is_told_today(turn: Turn, before: list[Offer]) -> bool:
    day, phones = turn.with_group().day, (Exposed.MOBILE,)
    if turn.said.exposed != phones:
        return False
    return any(offer.sorts == phones and day(offer.since) == day(turn.now) for offer in before)


def _begin(turn: Turn) -> None:
    group, said, who = turn.with_group(), turn.said, turn.incoming.who
    name = who.name if who else turn.where.title if turn.incoming.channel else turn._("管理员（匿名）")
    offer = Offer(
        _writer(turn), name, said.at.isoformat(), ASKED, said.exposed,
        {said.message_id: _words(said)}, _has_file(turn),
    )  # fmt: skip
    person = people.person_of_user(turn.db, who.user_id) if who else None
    expires = said.at + KEPT
    draft_id = drafts.begin(
        turn.db, turn.where.chat_id, SUBJECT, offer.data(), turn.now, expires, group=group, person=person
    )
    row = turn.say(_text(turn, offer), _rows(turn._, group, draft_id), about=f"{SUBJECT}:{draft_id}")
    drafts.set_message(turn.db, draft_id, row)


def _words(said: Said) -> str:
    """What is kept of a message: its masked words, or the name of the file it is."""
    return (said.text or (said.document.name if said.document else ""))[:WORDS]


def _has_file(turn: Turn) -> bool:
    said = turn.said
    return said.photo is not None or said.document is not None or said.other is not None


def _text(turn: Turn, offer: Offer) -> str:
    """Whether the messages shall go."""
    _, count, (numbers, rest) = turn._, len(offer.messages), _filed(turn, offer)
    what = _("、").join(_(each) for each in offer.sorts)
    head = _("这条消息里有{what}。要我删掉原消息吗？", what=what)
    if count > 1:
        head = _("这{count}条消息里有{what}。要我删掉原消息吗？", count=count, what=what)
    kept = _("记录里只留后四位。") if numbers and not rest else _("删后由我贴出只留后四位的。")
    return head + kept + (_("图片、文件会一起删掉。") if offer.has_file else "")


def _filed(turn: Turn, offer: Offer) -> tuple[list[int], list[str]]:
    """The numbers of the logs and items the messages made, and the words of those that made none."""
    group, chat_id = turn.with_group(), turn.where.chat_id
    numbers, rest = list[int](), list[str]()
    for message_id, told in offer.messages.items():
        entry = entries.of_message(turn.db, group, chat_id, message_id)
        items = events_queries.of_message(turn.db, group, chat_id, message_id)
        found = [entry.number] if entry and not entry.undone else [each.number for each in items]
        numbers += found
        rest += [] if found else [told]
    return numbers, rest


def _rows(_: Words, group: Group, draft_id: int) -> Rows:
    delete = button(_("删除原消息"), "expose.delete", group.id, draft_id)
    return [[delete, button(_("不用"), "expose.leave", group.id, draft_id)]]


def _show(turn: Turn, draft: Draft, offer: Offer) -> None:
    if draft.outbox_id is not None:
        turn.edit(draft.outbox_id, _text(turn, offer), _rows(turn._, turn.with_group(), draft.id))


def _follow(turn: Turn, draft: Draft, offer: Offer) -> None:
    """A message that is asked about was edited: its words follow; without the figures nothing is asked any more."""
    said = turn.said
    if offer.state != ASKED:
        return
    messages = {**offer.messages, said.message_id: _words(said)}
    if not said.exposed:
        del messages[said.message_id]
    now = replace(offer, messages=messages)
    if messages:
        drafts.change(turn.db, draft, now.data())
        _show(turn, draft, now)
    else:
        drafts.end(turn.db, draft)
        if draft.outbox_id is not None:
            turn.edit(draft.outbox_id, turn._("原消息已改好，不用删了。"))


def _pressed(act: Callable[[Turn, Draft, Offer], None]) -> Act:
    """By the writer or an officer, of an offer that still stands."""

    def deed(turn: Turn) -> None:
        sent, draft = turn.pressed_row(), drafts.get(turn.db, turn.press.number(), turn.where.chat_id)
        if draft is None and sent is not None and (sent.about or "").startswith(f"{SUBJECT}:"):
            _say_too_old(turn)
            return
        if draft is None or draft.subject != SUBJECT or draft.group_id != turn.with_group().id:
            raise ValueError("no such offer")
        offer = offer_of_draft(draft)
        own = {Tie.AUTHOR} if offer.user_id == _writer(turn) else set[Tie]()
        if not is_action_allowed(turn.standing(), Action.UNEXPOSE, turn.place, own):
            raise NotDone(turn._("写的人、委员、组长和管理员才能按。"))
        if offer.state != ASKED:
            raise NotDone(presses.done_before(turn._))
        act(turn, draft, offer)

    return deed


def _say_too_old(turn: Turn) -> None:
    told = turn._(
        "超过{hours}小时的消息，Telegram 不让我删。请写的人或群管理员长按那条消息自己删。", hours=HOURS
    )
    turn.edit_pressed(told)


def _delete(turn: Turn, draft: Draft, offer: Offer) -> None:
    """Deleted first, then said: should Telegram refuse, `refused` takes the words back before they are sent."""
    if turn.now - offer.since >= KEPT:
        _say_too_old(turn)
        return
    group, about = turn.with_group(), f"{SUBJECT}:{draft.id}"
    for message_id in offer.messages:
        place = (turn.where.chat_id, "deleteMessage", {"message_id": message_id}, Lane.PRESS, group.id)
        turn.put(Outgoing(*place, about=about))
    turn.audit("expose.delete", len(offer.messages))
    drafts.change(turn.db, draft, replace(offer, state=DONE).data())
    numbers, rest = _filed(turn, offer)
    head = turn._("原消息已删。")
    if numbers:
        filed = turn._("、").join(f"#{number}" for number in numbers)
        head += turn._("{filed} 里只留后四位。", filed=filed)
    cut = (each if len(each) <= LONGEST else each[:LONGEST] + "…" for each in rest if each)
    told = [turn._("{name}：{words}", name=offer.name, words=each) for each in cut]
    turn.edit_pressed("\n".join([head, *told]))


def _leave(turn: Turn, draft: Draft, offer: Offer) -> None:
    """「不用」: the question goes, and is not put again."""
    nothing = dict.fromkeys(offer.messages, "")
    drafts.change(turn.db, draft, replace(offer, state=DONE, messages=nothing).data())
    turn.toast, sent = turn._("好的，不删"), turn.pressed_row()
    if sent is not None:
        chat_id, group_id = turn.where.chat_id, turn.with_group().id
        turn.put(Outgoing(chat_id, "deleteMessage", {}, Lane.PRESS, group_id, edits=sent.id))


def refused(db: Database, group: Group, row: Waiting, now: datetime) -> None:
    """Telegram did not delete a message: what was to be said of it is taken back, and how it can be done is said."""
    fate = sent_messages.of_row(db, row.id)
    if fate is None or fate.error == sent_messages.GONE:
        return  # it is not there any more: that is what was wanted
    offered = message_subject.numbers(fate.about, SUBJECT)
    draft = drafts.of_group(db, group, offered[0]) if offered else None
    if draft is None or draft.outbox_id is None:
        return
    drafts.change(db, draft, replace(offer_of_draft(draft), state=ASKED).data())
    _ = words(group.settings.language)
    params = outgoing_message.message(refusal(_, fate.error), _rows(_, group, draft.id))
    said_in = draft.outbox_id
    out = Outgoing(row.chat_id, "editMessageText", params, Lane.PRESS, group.id, row.topic, edits=said_in)
    queue.enqueue_outgoing(db, out, now)


DEEDS: Deeds = {"expose.delete": _pressed(_delete), "expose.leave": _pressed(_leave)}


def refusal(_: Words, cause: str) -> str:
    """Telegram did not let it go; how it goes all the same."""
    told = {
        sent_messages.NO_RIGHTS: _(
            "没删掉：我是群管理员，但没有「删除消息」的权限。请群主在群资料的「管理员」里给我打开，再按一次。"
        ),
        sent_messages.KEPT: _(
            "没删掉：我还不是群管理员。请群主在群资料的「管理员」里添加我并打开「删除消息」，再按一次。"
        ),
    }
    by_hand = _("也可以由写的人或群管理员长按那条消息自己删；超过{hours}小时的我删不了。", hours=HOURS)
    return told.get(cause, _("没删掉：Telegram 没有同意，请过一会儿再按一次。")) + by_hand
