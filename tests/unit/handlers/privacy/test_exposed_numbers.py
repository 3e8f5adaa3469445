"""The offer to delete a message that shows somebody's ID, card or phone number: asked once, pressed by whom it may be."""

from dataclasses import replace
from datetime import timedelta

import pytest

from handlers.core.messages.incoming_message import Incoming, Said, Who
from handlers.privacy import exposed_numbers
from handlers.routing import failure_notices
from storage.core import drafts, groups, people
from storage.core.outbox import queue, sent_messages
from tests.unit.handlers.stage import CHAT, LI, WANG, ZHOU, Stage, in_group, stage
from union.core.groups import Role
from union.reading.privacy.redaction import Exposed

ID, MOBILE = (Exposed.ID,), (Exposed.MOBILE,)
NEWCOMER = Who(905, "新人", None, "zh-hans")


@pytest.fixture
def office() -> Stage:
    """周敏 (admin) and 李建国 (officer)."""
    made = stage()
    with made.store.unit() as db:
        groups.create(db, CHAT, "红星机械厂工会", made.now)
        for who, role in ((ZHOU, Role.ADMIN), (LI, Role.OFFICER)):
            person = people.upsert_person(db, who.user_id, who.name, None, who.language, made.now)
            people.enrol(db, made.group(), person, role, made.now)
    return made


def write(at: Stage, who: Who | None, exposed: tuple[Exposed, ...] = ID, **more: object) -> None:
    """A message as it is kept: its figures are cut; nothing else comes of it."""
    said = Said("身份证****002X", 50, at.now, exposed=exposed)
    came = Incoming(0, in_group(), who, said, anonymous=who is None)
    kept = {key: more.pop(key) for key in ("channel", "by_bot") if key in more}
    at.come(lambda turn: None, replace(came, said=replace(said, **more), **kept))  # type: ignore[arg-type]


def asked(at: Stage) -> int:
    """How often it was asked."""
    return len(at.queued())


@pytest.mark.parametrize(
    ("more", "times"),
    [
        ({}, 1),
        ({"channel": True}, 1),
        ({"channel": True, "forwarded": True}, 0),
        ({"forwarded": True}, 1),
        ({"by_bot": True}, 0),
        ({"exposed": ()}, 0),
    ],
)
def test_who_is_asked(office: Stage, more: dict[str, object], times: int) -> None:
    """Whoever it was, but for another bot and what a channel has of its own."""
    write(office, LI, **more)  # type: ignore[arg-type]
    assert asked(office) == times


def test_a_message_is_asked_about_once(office: Stage) -> None:
    """Edited, sent again by Telegram, after 「不用」: never again."""
    for _time in range(2):
        write(office, LI, edited=True)
    office.press(LI, "不用", exposed_numbers.DEEDS)
    write(office, LI, edited=True)
    assert asked(office) == 1
    assert [
        draft.data["messages"]
        for draft in drafts.of_subject(office.store.db, office.group(), exposed_numbers.SUBJECT)
    ] == [[[50, ""]]]


def test_phones_are_asked_about_once_a_day_and_writer(office: Stage) -> None:
    """An ID always; somebody else's phone too."""
    write(office, LI, MOBILE, message_id=51)
    office.now += timedelta(hours=1)
    write(office, LI, MOBILE, message_id=52)
    write(office, ZHOU, MOBILE, message_id=53)
    write(office, LI, ID, message_id=54)
    assert asked(office) == 3


def test_it_is_a_setting(office: Stage) -> None:
    """Off, nothing is said."""
    with office.store.unit() as db:
        groups.change_setting(db, office.group(), "privacy_hints", False)
    write(office, LI)
    assert asked(office) == 0


@pytest.mark.parametrize(
    ("writer", "who", "may"),
    [
        (NEWCOMER, NEWCOMER, True),
        (NEWCOMER, WANG, False),
        (NEWCOMER, LI, True),
        (None, LI, True),
        (None, WANG, False),
    ],
)
def test_the_writer_or_an_officer_has_it_deleted(
    office: Stage, writer: Who | None, who: Who, may: bool
) -> None:
    """What an anonymous administrator wrote is nobody's own."""
    write(office, writer)
    office.press(who, "删除原消息", exposed_numbers.DEEDS)
    assert bool(office.queued(CHAT, "deleteMessage")) is may


@pytest.mark.parametrize(
    ("cause", "told"),
    [
        (sent_messages.KEPT, "还不是群管理员"),
        (sent_messages.NO_RIGHTS, "没有「删除消息」的权限"),
        ("BadRequest", "Telegram 没有同意"),
        (sent_messages.GONE, "原消息已删"),
    ],
)
def test_a_refusal_is_said_in_place_of_the_deletion(office: Stage, cause: str, told: str) -> None:
    """Before 「已删」 is ever sent; what is not there any more is no refusal."""
    write(office, LI)
    office.press(LI, "删除原消息", exposed_numbers.DEEDS)
    with office.store.unit() as db:
        row = next(each for each in queue.ready(db, office.now) if each.method == "deleteMessage")
        queue.dead(db, row, cause)
        failure_notices.undeliverable(office.services, db, row, office.now)
    waiting = office.store.db.query(
        "select params from outbox where method = 'editMessageText' and state = 'queued'"
    )
    (params,) = [row["params"] for row in waiting]
    assert told in params and ("再按一次" in params or cause == sent_messages.GONE)
    assert ("删除原消息" in params) is (cause != sent_messages.GONE)
