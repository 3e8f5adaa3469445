"""The direct calls: answers to presses that hold up nobody, and reads that may fail."""

import asyncio
from typing import Any

import pytest
from telegram.error import TimedOut
from telegram.ext import ExtBot

from bot.telegram import gateway as direct
from bot.telegram.gateway import TelegramGateway
from bot.telegram.http_request import NeverLeft
from handlers.core.services import Administrator
from tests.unit.bot.delivery.line import GROUP, Answer, Line, Params, refused

pytestmark = pytest.mark.anyio


def a_gateway() -> tuple[Line, TelegramGateway]:
    line = Line()
    return line, TelegramGateway(ExtBot[None]("1:x", request=line, get_updates_request=Line()))


async def test_a_press_is_answered_without_waiting() -> None:
    """The call is under way when `answer` returns, and through after `settle`."""
    line, gateway = a_gateway()
    gateway.answer("77", "已撤销", alert=True)
    assert line.calls == []
    await gateway.settle()
    expected = {"callback_query_id": "77", "text": "已撤销", "show_alert": True}
    assert line.calls == [("answerCallbackQuery", expected)]


async def test_a_chat_sees_that_a_file_is_coming() -> None:
    """In its topic; a chat where that can't be shown is no trouble."""
    line, gateway = a_gateway()
    line.answer = lambda method, params: refused(403, "bot was kicked")
    gateway.show_at_work(GROUP, 7, picture=True)
    gateway.show_at_work(GROUP, None, picture=False)
    await gateway.settle()
    photo = {"chat_id": GROUP, "message_thread_id": 7, "action": "upload_photo"}
    assert line.calls == [
        ("sendChatAction", photo),
        ("sendChatAction", {"chat_id": GROUP, "action": "upload_document"}),
    ]


async def test_answers_are_not_waited_for_for_ever() -> None:
    """One that hangs holds up nobody: it goes on by itself."""
    hung = asyncio.Event()

    class Hanging(Line):
        async def do_request(self, *given: Any, **more: Any) -> tuple[int, bytes]:
            await hung.wait()
            return await super().do_request(*given, **more)

    line = Hanging()
    gateway = TelegramGateway(ExtBot[None]("1:x", request=line, get_updates_request=Line()))
    gateway.answer("77", "已撤销")
    await gateway.settle(0)
    assert line.calls == []
    hung.set()
    await gateway.settle()
    assert len(line.calls) == 1


async def test_a_toast_is_cut_to_what_telegram_takes() -> None:
    """Two hundred characters; no toast at all is fine as well."""
    line, gateway = a_gateway()
    gateway.answer("1", "长" * 300)
    gateway.answer("2", None)
    await gateway.settle()
    assert len(line.calls[0][1]["text"]) == 200
    assert "text" not in line.calls[1][1]


FINAL = [refused(400, "query is too old"), refused(401), refused(403, "x")]
PASSING = [refused(502), TimedOut(), NeverLeft("x"), refused(429, "retry after 1", retry_after=1)]


@pytest.mark.parametrize(("answer", "calls"), [(each, 1) for each in FINAL] + [(each, 2) for each in PASSING])
async def test_an_answer_that_failed_is_given_again_while_somebody_may_wait(
    answer: Answer, calls: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A broken line or a crowded one passes; a press that is too old goes by itself. Nothing is raised."""
    monkeypatch.setattr(direct, "AGAIN_SECONDS", 0.01)
    line, gateway = a_gateway()
    line.next_answers(answer)
    gateway.answer("1", "好")
    await gateway.settle()
    assert len(line.calls) == calls


async def test_it_is_not_given_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    """A line that stays broken is no matter either."""
    monkeypatch.setattr(direct, "AGAIN_SECONDS", 0.01)
    monkeypatch.setattr(direct, "SECONDS", 0.1)
    line, gateway = a_gateway()
    line.answer = lambda method, params: refused(502)
    gateway.answer("1", "好")
    await gateway.settle()
    assert len(line.calls) > 1


def listed(*members: Params) -> Answer:
    return 200, {"ok": True, "result": list(members)}


def member(number: int, status: str, **more: Any) -> Params:
    user = {"id": number, "is_bot": False, "first_name": "周", "last_name": "敏", **more}
    rights = dict.fromkeys(
        (
            "can_be_edited", "can_manage_chat", "can_delete_messages", "can_manage_video_chats",
            "can_restrict_members", "can_promote_members", "can_change_info", "can_invite_users",
            "can_post_stories", "can_edit_stories", "can_delete_stories",
        ),
        True,
    )  # fmt: skip
    return {"user": user, "status": status, "is_anonymous": False, **rights}


async def test_administrators_are_told_with_their_creator() -> None:
    """Who they are, who made the group, and which of them are bots."""
    line, gateway = a_gateway()
    line.next_answers(
        listed(member(1, "creator", username="zhoumin"), member(7, "administrator", is_bot=True))
    )
    assert await gateway.administrators(GROUP) == [
        Administrator(1, "周 敏", "zhoumin", creator=True),
        Administrator(7, "周 敏", None, creator=False, bot=True),
    ]


async def test_an_administrator_whose_account_is_gone_has_a_number() -> None:
    """Telegram leaves a deleted account no name; the greeting names administrators."""
    line, gateway = a_gateway()
    gone = member(1, "creator")
    gone["user"] = {"id": 1, "is_bot": False, "first_name": ""}
    line.next_answers(listed(gone))
    assert [one.name for one in await gateway.administrators(GROUP)] == ["1"]


@pytest.mark.parametrize("answer", [refused(400, "chat not found"), refused(500), NeverLeft("x")])
async def test_unknown_administrators_are_none(answer: Answer) -> None:
    """When Telegram does not say, the bot goes on without."""
    line, gateway = a_gateway()
    line.next_answers(answer)
    assert await gateway.administrators(GROUP) == []


async def test_a_read_does_not_wait_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    """A silent Telegram holds an update up for so long and no longer."""
    monkeypatch.setattr(direct, "ASKED_SECONDS", 0.01)
    line, gateway = a_gateway()
    line.gates[GROUP] = asyncio.Event()
    assert await gateway.administrators(GROUP) == []


RESTRICTED = dict.fromkeys(
    (
        "is_member", "can_change_info", "can_invite_users", "can_pin_messages", "can_send_messages",
        "can_send_polls", "can_send_other_messages", "can_add_web_page_previews", "can_manage_topics",
        "can_send_audios", "can_send_documents", "can_send_photos", "can_send_videos", "can_send_video_notes",
        "can_send_voice_notes", "can_edit_tag", "can_react_to_messages",
    ),
    True,
) | {"until_date": 0}  # fmt: skip


def told(status: str, **more: Any) -> Answer:
    return 200, {"ok": True, "result": member(1, status, **more)}


@pytest.mark.parametrize(
    ("answer", "inside"),
    [
        (told("creator"), True),
        (told("member"), True),
        (told("left"), False),
        ((200, {"ok": True, "result": member(1, "restricted") | RESTRICTED}), True),
        ((200, {"ok": True, "result": member(1, "restricted") | RESTRICTED | {"is_member": False}}), False),
        (refused(400, "Bad Request: user not found"), False),
        (refused(400, "Bad Request: PARTICIPANT_ID_INVALID"), False),
        (refused(400, "Bad Request: member list is inaccessible"), None),
        (refused(403, "bot was kicked"), None),
        (NeverLeft("x"), None),
    ],
)
async def test_who_is_in_a_chat_is_asked_of_telegram(answer: Answer, *, inside: bool | None) -> None:
    """A stranger is told from somebody of whom Telegram does not say."""
    line, gateway = a_gateway()
    line.next_answers(answer)
    assert await gateway.is_in([GROUP], 1) == [inside]
