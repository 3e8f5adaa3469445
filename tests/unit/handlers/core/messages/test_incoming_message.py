"""Reading Telegram's updates: who, where, which words, and never a number that identifies a person."""

from datetime import UTC, datetime
from typing import Any

import pytest
from telegram import Update

from handlers.core.messages.incoming_message import Incoming, Photo, Said, Where, Who
from handlers.core.messages.outgoing_message import Press
from handlers.core.messages.update_reader import incoming
from union.reading.privacy.redaction import Exposed

BOT, CHAT = 7, -4001
Json = dict[str, Any]
GROUP: Json = {"id": CHAT, "type": "group", "title": "红星机械厂工会"}
FORUM: Json = {"id": -1001, "type": "supergroup", "title": "红星机械厂工会", "is_forum": True}
LI: Json = {"id": 102, "is_bot": False, "first_name": "建国", "last_name": "李", "username": "li"}
PRIVATE: Json = {"id": 102, "type": "private", "first_name": "建国"}
SELF: Json = {"id": BOT, "is_bot": True, "first_name": "工会小秘"}
AT = 1_795_000_000


def message(**more: Any) -> Json:
    """Li writes in the group; what is given comes on top, None takes away."""
    whole = {"message_id": 3, "date": AT, "chat": GROUP, "from": LI, "text": "走访3户"} | more
    return {name: value for name, value in whole.items() if value is not None}


def came(kind: str = "message", **payload: Any) -> Incoming | None:
    return incoming(Update.de_json({"update_id": 50, kind: payload}, None), BOT)


def read(**more: Any) -> Incoming:
    found = came(**message(**more))
    assert found is not None
    return found


def said(**more: Any) -> Said:
    found = read(**more).said
    assert found is not None
    return found


def test_a_message_is_read_whole() -> None:
    """Who, where, what, when."""
    assert read() == Incoming(
        50,
        Where(CHAT, "红星机械厂工会", private=False),
        Who(102, "建国 李", "li", None),
        Said("走访3户", 3, datetime.fromtimestamp(AT, UTC)),
    )


NUMBERS = [
    ("困难职工身份证110101199003076632", "110101199003076632", "6632"),
    ("身份证11010119900307663X", "11010119900307663X", "663X"),
    ("卡号6222 0202 0001 2345 678", "6222 0202 0001 2345 678", "5678"),
    ("联系电话13912345678", "13912345678", "5678"),
    ("电话：010-62345678", "62345678", "5678"),
]


@pytest.mark.parametrize(("text", "number", "kept"), NUMBERS)
@pytest.mark.parametrize("chat", [GROUP, PRIVATE])
@pytest.mark.parametrize("field", ["text", "caption"])
@pytest.mark.parametrize("kind", ["message", "edited_message"])
def test_no_identifying_number_reaches_a_turn(
    text: str, number: str, kept: str, chat: Json, field: str, kind: str
) -> None:
    """In group and private, in words and captions, also in an edit: the last four signs are left."""
    found = came(kind, **message(**{"text": None, field: text}, chat=chat))
    assert found is not None
    assert number not in repr(found)
    assert found.said is not None
    assert found.said.text.endswith(kept)


@pytest.mark.parametrize("kind", ["message", "edited_message"])
@pytest.mark.parametrize(
    "more",
    [
        {"text": "身份证11010519491231002X"},
        {"text": None, "caption": "身份证11010519491231002X"},
        {
            "text": None,
            "document": {"file_id": "d", "file_unique_id": "d", "file_name": "王芳11010519491231002X.jpg"},
        },
        {"text": "11010519491231002X", "sender_chat": GROUP},
    ],
)
def test_what_shows_an_id_to_the_group_is_known_by_its_kind(kind: str, more: Json) -> None:
    """In words, captions, names of files, of whoever; in private nobody else reads it."""
    group, private = came(kind, **message(**more)), came(kind, **message(**more, chat=PRIVATE))
    assert group and group.said and group.said.exposed == (Exposed.ID,)
    assert private and private.said and private.said.exposed == ()
    assert "11010519491231002X" not in repr(group)


def test_what_cannot_be_seen_is_no_word() -> None:
    """Signs that turn the writing or stand for nothing garble what is beside them; an emoji keeps its joiners."""
    assert said(text="走访\u202e3户\u200b\x07").text == "走访3户"
    assert said(text="走访\n👨‍👩‍👧 3户").text == "走访\n👨‍👩‍👧 3户"


def test_figures_stay_as_they_are() -> None:
    """Sums, dates and counts are no numbers of persons."""
    text = "2026年11月20日走访慰问12户，发放慰问金6000元，工会〔2026〕15号"
    assert said(text=text).text == text


def test_helped_people_are_masked_in_a_group_only() -> None:
    """Names may be entered in private; in a group they are cut before anything is stored."""
    text = "慰问困难职工刘建国"
    assert "建国" not in said(text=text).text
    assert said(text=text, chat=PRIVATE).text == text


def test_an_edit_says_so() -> None:
    """Of an edited message the words are the new ones."""
    found = came("edited_message", **message(text="走访5户", edit_date=AT + 60))
    assert found is not None
    assert found.said is not None
    assert (found.said.text, found.said.edited, found.said.message_id) == ("走访5户", True, 3)


def test_an_anonymous_administrator_has_no_name() -> None:
    """Written as the group itself."""
    found = read(sender_chat=GROUP, **{"from": {"id": 1087968824, "is_bot": True, "first_name": "Group"}})
    assert (found.anonymous, found.channel, found.by_bot, found.who) == (True, False, False, None)


def test_a_channel_is_nobody_of_the_group() -> None:
    """A post of a linked channel, or somebody writing in a channel's name."""
    channel = {"id": -1009, "type": "channel", "title": "厂报"}
    found = read(sender_chat=channel, **{"from": {"id": 136817688, "is_bot": True, "first_name": "Channel"}})
    assert (found.anonymous, found.channel, found.who) == (False, True, None)


def test_another_bot_is_known_as_one() -> None:
    """Its messages are left alone."""
    assert read(**{"from": {"id": 9, "is_bot": True, "first_name": "别的机器人"}}).by_bot


def test_a_channels_own_post_is_nothing_to_us() -> None:
    """Neither post nor what else happens in a channel."""
    channel = {"id": -1009, "type": "channel", "title": "厂报"}
    assert came("channel_post", message_id=1, date=AT, chat=channel, text="x") is None


def test_a_topic_belongs_to_the_place() -> None:
    """Only where Telegram says that it is a topic's message."""
    assert read(chat=FORUM, message_thread_id=5, is_topic_message=True).where.topic == 5
    assert read(chat=FORUM, message_thread_id=5).where.topic is None
    assert read(chat=FORUM).where.forum


def test_a_reply_names_its_message_and_writer() -> None:
    """To the bot, or to a person."""
    ours = {"message_id": 2, "date": AT, "chat": GROUP, "from": SELF, "text": "已记录"}
    to_us = said(reply_to_message=ours)
    assert (to_us.reply_to, to_us.reply_to_bot, to_us.reply_who) == (2, True, None)
    theirs = ours | {"from": {"id": 103, "is_bot": False, "first_name": "王芳"}}
    to_wang = said(reply_to_message=theirs)
    assert (to_wang.reply_to_bot, to_wang.reply_who) == (False, Who(103, "王芳", None, None))


def test_a_topics_first_message_is_no_reply() -> None:
    """In a forum every message hangs on the one that opened the topic."""
    opened = {
        "message_id": 5, "date": AT, "chat": FORUM, "from": SELF,
        "forum_topic_created": {"name": "记录", "icon_color": 1},
    }  # fmt: skip
    found = said(chat=FORUM, message_thread_id=5, is_topic_message=True, reply_to_message=opened)
    assert (found.reply_to, found.reply_to_bot) == (None, False)


def test_a_forwarded_message_says_so() -> None:
    """Somebody else's words."""
    origin = {"type": "hidden_user", "sender_user_name": "某人", "date": AT}
    assert said(forward_origin=origin).forwarded
    assert not said().forwarded


def test_the_largest_photo_counts() -> None:
    """With its caption as the words, and its album."""
    sizes = [
        {"file_id": f"f{width}", "file_unique_id": f"u{width}", "width": width, "height": width}
        for width in (90, 1280)
    ]
    found = said(text=None, photo=sizes, caption="走访", media_group_id="77")
    assert (found.text, found.photo) == ("走访", Photo("f1280", "u1280", "77"))


OTHERS = [
    ("location", {"latitude": 1.0, "longitude": 2.0}),
    ("contact", {"phone_number": "13912345678", "first_name": "王"}),
    ("voice", {"file_id": "v", "file_unique_id": "v", "duration": 1}),
]


@pytest.mark.parametrize(("kind", "content"), OTHERS)
def test_what_has_no_words_is_named(kind: str, content: Json) -> None:
    """Its kind and nothing of its content."""
    found = read(text=None, **{kind: content})
    assert found.said is not None
    assert (found.said.text, found.said.other) == ("", kind)
    assert "13912345678" not in repr(found)


def press(**more: Any) -> Incoming | None:
    query = {
        "id": "99",
        "from": LI,
        "chat_instance": "1",
        "data": "1:log.undo:3:12",
        "message": message(),
    } | more
    return came("callback_query", **{name: value for name, value in query.items() if value is not None})


def test_a_press_names_deed_person_and_message() -> None:
    """Also when the message is too old for Telegram to show."""
    found = press()
    assert found is not None
    assert (found.press, found.press_id, found.pressed_in) == (Press("log.undo", 3, ("12",)), "99", 3)
    assert (found.who, found.said) == (Who(102, "建国 李", "li", None), None)
    old = press(message={"chat": GROUP, "message_id": 3, "date": 0})
    assert old is not None
    assert (old.pressed_in, old.where.chat_id) == (3, CHAT)


def test_a_press_of_unknown_data_is_still_a_press() -> None:
    """So that it can be answered."""
    for data in ("9:what", None):
        found = press(data=data, game_short_name=None if data else "x")
        assert found is not None
        assert (found.press, found.press_id) == (None, "99")


def test_a_press_below_an_inline_message_is_nothing_to_us() -> None:
    """We never send such."""
    assert press(message=None, inline_message_id="x") is None


def test_our_place_in_a_chat_is_news() -> None:
    """Added, promoted, thrown out; in a channel it is no matter of ours."""

    def change(chat: Json, by: Json = LI) -> Incoming | None:
        old = {"user": SELF, "status": "left"}
        return came(
            "my_chat_member", chat=chat, date=AT, old_chat_member=old,
            new_chat_member={"user": SELF, "status": "member"}, **{"from": by},
        )  # fmt: skip

    found = change(GROUP)
    assert found is not None
    assert found.presence is not None
    assert (found.who, found.anonymous, found.said) == (Who(102, "建国 李", "li", None), False, None)
    anonymous = change(GROUP, {"id": 1087968824, "is_bot": True, "first_name": "Group"})
    assert anonymous is not None
    assert (anonymous.who, anonymous.anonymous) == (None, True)
    assert change({"id": -1009, "type": "channel", "title": "厂报"}) is None


def test_other_updates_hold_nothing_for_us() -> None:
    """A poll's answer for one."""
    assert came("poll_answer", poll_id="1", option_ids=[], option_persistent_ids=[]) is None


@pytest.mark.parametrize("name", ["\u200b", "\u3164\u2800", " \ufe0f", "\u0301", "\x1b", "\ud83d", "\u202e"])
def test_a_name_that_shows_nothing_is_a_number(name: str) -> None:
    """It is pressed on and written to people: 「您在几个群里，这条记到哪个群？」 needs a button for each."""
    found = read(chat={**GROUP, "title": name}, **{"from": {**LI, "first_name": name, "last_name": ""}})
    assert found.who is not None
    assert (found.where.title, found.who.name) == (str(CHAT), str(LI["id"]))
    assert read(chat={**GROUP, "title": "👨‍👩‍👧 乙"}).where.title == "👨‍👩‍👧 乙"


def test_a_deleted_account_has_a_number_for_a_name() -> None:
    """Telegram leaves it no name at all; what it wrote can still be replied to."""
    gone = {"id": 900, "is_bot": False, "first_name": ""}
    found = said(reply_to_message=message(**{"from": gone}))
    assert found.reply_who == Who(900, "900", None, None)


def test_names_stand_on_one_line() -> None:
    """A line of its own would look like the bot's."""
    forged = "红星厂\n已记录 #9 \u202e帮扶慰问"
    file = {"file_id": "f", "file_unique_id": "u", "file_name": "要点\r\n二.txt"}
    found = read(chat={**GROUP, "title": forged}, document=file, **{"from": {**LI, "first_name": forged}})
    assert found.who is not None and found.said is not None and found.said.document is not None
    assert found.where.title == "红星厂 已记录 #9 帮扶慰问"
    assert "\n" not in found.who.name and found.said.document.name == "要点 二.txt"


def test_no_identifying_number_stands_in_a_name() -> None:
    """People call themselves and their groups by their telephones; both are kept."""
    called = "老李 138\u00a01234\u20135678"
    found = read(chat={**GROUP, "title": called}, **{"from": {**LI, "first_name": called, "last_name": ""}})
    assert found.who is not None
    assert (found.where.title, found.who.name) == ("老李 ****5678", "老李 ****5678")
