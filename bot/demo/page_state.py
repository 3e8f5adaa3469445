"""What the page shows, as JSON: chats and people at once, messages since a version, the tour where one is under way.
Nothing here changes the room."""

from typing import Any
from zoneinfo import ZoneInfo

from bot.demo.bot_api.methods.commands import commands_for, menu_button
from bot.demo.bot_api.room import Room
from bot.demo.bot_api.values import ANONYMOUS, PRIVATE, Chat, Json, User
from bot.demo.controls import Controls
from bot.demo.tour import progress
from bot.demo.visitor_requests import behind
from union.core.almanac.lunar import lunar_words

PHRASES = (
    ("记一条", "今天走访慰问困难职工12户，发放慰问金6000元"),
    ("定个会", "下周三下午3点开工会小组长例会"),
    ("设期限", "本月底前上报职工之家建设材料"),
    ("问一问", "问 这个月慰问了多少户？"),
    ("看日历", "/cal"),
)
MASK = {
    "id": ANONYMOUS.id,
    "name": "匿名管理员",
    "label": "以群的名义说话",
    "opened": False,
    "blocked": False,
    "heard": 0,
    "masked": True,
}


def view(room: Room, controls: Controls, who: int, since: int, tour: int = 0) -> Json:
    """The room as this visitor sees it; messages only where they changed after version `since`.

    `tour` is the Unix second in which the visitor's tour began, 0 for none.
    """
    user = behind(room, who)
    chats = [] if user is None or user.is_bot else _chats_of(room, user, masked=who == ANONYMOUS.id)
    now, zone = controls.clock.now(), controls.zone()
    targets = controls.targets()
    return {
        "epoch": room.epoch,
        "story": room.story,
        "version": room.version,
        "now": now.isoformat(),
        "zone": zone,
        "lunar": lunar_words(now.astimezone(ZoneInfo(zone)).date()),
        "clock": _clock(controls),
        "playing": not controls.ready(),
        "bot": room.bot.card(),
        "people": _people(room),
        "chats": [_chat(room, chat, user) for chat in chats if user],
        "messages": [shown for chat in chats for shown in _messages(room, chat, since)],
        "gone": [[chat_id, number] for version, chat_id, number in room.gone if version > since],
        "targets": {label: moment.isoformat() for label, moment in targets.items()},
        "phrases": [{"label": label, "text": text} for label, text in PHRASES],
        "tour": progress(room, controls.insight, tour, targets) if tour and controls.insight else [],
    }


def _clock(controls: Controls) -> Json:
    """How the clock goes: speed, and the walk it is on (from, to)."""
    if controls.pace is None:
        return {"speed": 1, "way": None}
    way = controls.pace.way()
    return {
        "speed": controls.pace.speed(),
        "way": [moment.isoformat() for moment in way] if way else None,
    }


def _chats_of(room: Room, user: User, *, masked: bool) -> list[Chat]:
    inside = (chat for chat in room.chats.values() if chat.has(user.id) and chat.migrated_to is None)
    return [chat for chat in inside if not (masked and chat.type == PRIVATE)]


def _people(room: Room) -> list[Json]:
    people = [_person(room, person) for person in room.users.values() if not person.is_bot]
    return [*people, MASK] if behind(room, ANONYMOUS.id) else people


def _person(room: Room, user: User) -> Json:
    chat = room.private(user)
    said = [one["message_id"] for one in room.messages(chat) if one["from"]["is_bot"]] if chat else []
    return {
        "id": user.id,
        "name": user.first_name,
        "label": room.journal.table("labels").get(str(user.id), ""),
        "opened": chat is not None,
        "blocked": chat is not None and chat.blocked,
        "heard": max(said, default=0),
    }


def _chat(room: Room, chat: Chat, user: User) -> Json:
    pinned = room.message(chat, chat.pinned[-1]) if chat.pinned else None
    return {
        "id": chat.id,
        "private": chat.type == PRIVATE,
        "title": room.bot.first_name if chat.type == PRIVATE else chat.title,
        "members": sum(chat.has(user_id) for user_id in chat.members),
        "pinned": pinned,
        "typing": room.typing.get(chat.id, 0),
        "topics": [{"id": number, **topic} for number, topic in chat.topics.items()],
        "commands": commands_for(room, user, chat),
        "menu": menu_button(room, chat),
        "blocked": chat.blocked,
    }


def _messages(room: Room, chat: Chat, since: int) -> list[Any]:
    reactions = room.journal.table("reactions")
    shown = []
    for message in room.messages(chat):
        number = message["message_id"]
        if room.touched.get((chat.id, number), 0) > since:
            shown.append({**message, "reactions": reactions.get(f"{chat.id} {number}", [])})
    return shown
