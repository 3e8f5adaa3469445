"""Which group a private message is about: the only one, the one chosen today, or asked with buttons."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from handlers.core.messages.incoming_message import Document, Photo, Said
from handlers.core.messages.outgoing_message import Button, button
from handlers.core.turn import Act, NotDone, Turn
from storage.core import drafts, people
from storage.core.outbox.sent_messages import Sent
from union.core.groups import Group, Person
from union.core.rights import Action, Place, Standing, is_action_allowed, standing_of
from union.reading.privacy.redaction import mask_names

KEPT = timedelta(hours=12)  # how long a choice holds
ASKED = timedelta(hours=24)
CHOSEN, ASKING = "group", "which"
START = re.compile(r"group-(\d{1,12})")


def no_group(turn: Turn) -> str:
    """Nobody knows yet which committee this person belongs to."""
    return turn._(
        "我还不知道您在哪个工会群。\n"
        "群里有我：请先在群里写一句做过的工作，我记下后就认得您了；"
        "只限委员记录的群，请管理员把您登记为委员。\n"
        "群里没有我：请先把 @{username} 拉进群。",
        username=turn.services.face.username,
    )


def for_group(act: Act) -> Act:
    """Let a handler run once its group is known: in a group at once, in private when it is settled."""

    def settled(turn: Turn) -> None:
        if turn.group is not None or _settle(turn):
            take_names_out(turn)
            act(turn)

    return settled


def take_names_out(turn: Turn) -> None:
    """A group that keeps no names at all: those in a private message go before anything of it is stored."""
    said = turn.incoming.said
    if said is not None and turn.where.private and turn.group is not None and turn.settings.names_kept == 0:
        turn.speak_as(replace(said, text=mask_names(said.text)))


def settle(turn: Turn) -> bool:
    """Find the group of a private turn without asking; whether there is one now."""
    person = turn.me()
    if turn.group is None and person is not None:
        turn.group = _only_or_chosen(turn, person)
    return turn.group is not None


def choose(turn: Turn, rerun: Act) -> None:
    """A button with a group was pressed: remember it and handle what was said, as if said to that group."""
    draft, person = drafts.get(turn.db, turn.press.number(), turn.where.chat_id), turn.me()
    if draft is None or draft.subject != ASKING or person is None:
        raise NotDone(turn._("这个问题已经回答过了"))
    group = turn.with_group()
    drafts.end(turn.db, draft)
    _remember(turn, person, group)
    turn.edit_pressed(_group_chosen_text(turn, group))
    turn.incoming = replace(turn.incoming, press=None, said=said_from_data(draft.data))
    rerun(turn)


def choose_by_start_link(turn: Turn, argument: str) -> None:
    """/start behind a group's button: from now on that group is meant, if the writer is in it and in others too."""
    found, person = START.fullmatch(argument), turn.me()
    if found is not None and person is not None and has_several_groups(turn):
        for group in groups_of(turn, person):
            if group.id == int(found[1]):
                _remember(turn, person, group)
                turn.say(_group_chosen_text(turn, group))


def start_button(turn: Turn) -> Button:
    """From a group into the private chat, which knows then which group is meant."""
    return Button(turn._("私聊我"), url=turn.services.face.start_link(f"group-{turn.with_group().id}"))


def _group_chosen_text(turn: Turn, group: Group) -> str:
    return turn._("好的，今天的私聊都记到「{title}」。", title=group.title)


def change(turn: Turn) -> None:
    """「换群」 was pressed: forget today's choice, the next message asks again."""
    person = turn.me()
    if person is not None:
        drafts.give_up(turn.db, turn.where.chat_id, person, (CHOSEN,))
    turn.toast = turn._("下一条消息会再问您记到哪个群")


def has_several_groups(turn: Turn) -> bool:
    """Whether a private answer must name its group, for the person is in more than one."""
    person = turn.me() if turn.where.private else None
    return person is not None and len(groups_of(turn, person)) > 1


def groups_of(turn: Turn, person: Person | None) -> list[Group]:
    """The groups the writer is on the roster of, or in as Telegram says, those the operator does not let in left out."""
    numbers = {each.id for each in turn.groups_of_writer()} | set(
        people.groups_of(turn.db, person) if person else ()
    )
    return [group for each in sorted(numbers) if (group := turn.services.served(turn.db, each))]


def may_in_private(turn: Turn, group: Group, person: Person, action: Action) -> bool:
    """Whether the table allows it in private to this person, in whichever group."""
    member = people.member(turn.db, group, person)
    return is_action_allowed(standing_of(member, group.settings, Place.PRIVATE), action, Place.PRIVATE)


def find_group(turn: Turn, sent: Sent) -> bool:
    """In private the group is the one our message was about; False for somebody who has left it."""
    before = turn.group
    turn.group = before or turn.services.group(turn.db, sent.group_id)
    if turn.group is None or turn.standing() is not Standing.STRANGER:
        return True
    turn.group = before
    return False


def _settle(turn: Turn) -> bool:
    if settle(turn):
        return True
    person = turn.me()
    found = groups_of(turn, person) if person else []
    if person is None or not found:
        turn.say(no_group(turn))
    else:
        expires, data = turn.now + ASKED, said_data(turn.said) | said_context_data(turn.said)
        draft_id = drafts.begin(turn.db, turn.where.chat_id, ASKING, data, turn.now, expires, person=person)
        rows = [[button(group.title, "which.choose", group.id, draft_id)] for group in found]
        drafts.set_message(turn.db, draft_id, turn.say(turn._("您在几个群里，这条记到哪个群？"), rows))
    return False


def _only_or_chosen(turn: Turn, person: Person) -> Group | None:
    found = groups_of(turn, person)
    if len(found) == 1:
        return found[0]
    chosen = drafts.latest(turn.db, turn.where.chat_id, person, CHOSEN)
    return next((each for each in found if chosen and each.id == chosen.group_id), None)


def _remember(turn: Turn, person: Person, group: Group) -> None:
    drafts.give_up(turn.db, turn.where.chat_id, person, (CHOSEN,))
    until = turn.now + KEPT
    drafts.begin(turn.db, turn.where.chat_id, CHOSEN, {}, turn.now, until, group=group, person=person)


def said_data(said: Said) -> dict[str, Any]:
    """A message as plain JSON, for a question that must remember it."""
    photo = said.photo
    return {
        "text": said.text,
        "message_id": said.message_id,
        "at": said.at.isoformat(),
        "photo": [photo.file_id, photo.unique_id, photo.album, photo.as_file] if photo else None,
        "forwarded": said.forwarded,
    }


def said_context_data(said: Said) -> dict[str, Any]:
    """What a command may be about beside its words: its document, and the message it replies to."""
    brought = (said.document, said.reply_document)
    documents = [each and [each.file_id, each.name, each.size] for each in brought]
    return {"documents": documents, "reply_text": said.reply_text}


def said_from_data(data: Mapping[str, Any]) -> Said:
    photo = Photo(*data["photo"]) if data.get("photo") else None
    document, replied = [each and Document(*each) for each in data.get("documents", (None, None))]
    return Said(
        data["text"], data["message_id"], datetime.fromisoformat(data["at"]),
        forwarded=bool(data.get("forwarded")), photo=photo, reply_text=data.get("reply_text", ""),
        document=document, reply_document=replied,
    )  # fmt: skip
