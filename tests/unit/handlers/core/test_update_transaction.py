"""The stairs of an update: once, all or nothing, in the right group, and silent where the bot has no business."""

from dataclasses import replace

import pytest

from handlers.core.messages.incoming_message import Incoming, News, Said, Where
from handlers.core.turn import NotDone, Turn
from handlers.core.update_transaction import take_turn
from storage.core import groups, people
from storage.privacy import data_register
from tests.unit.handlers.stage import (
    CHAT,
    LI,
    NOW,
    OTHER_CHAT,
    SUPERGROUP,
    ZHOU,
    Stage,
    in_group,
    in_private,
    stage,
)
from union.core.groups import Role


def written(update_id: int = 1, where: Where | None = None) -> Incoming:
    return Incoming(update_id, where or in_group(), LI, Said("走访3户", 3, NOW))


def echo(turn: Turn) -> None:
    turn.say(turn.said.text)


def enrol(turn: Turn) -> None:
    turn.enrol()


def everything(at: Stage) -> dict[str, int]:
    """How many rows each table holds."""
    db = at.store.db
    return {name: db.table(name).count for name in db.table_names()}


def echo_pressed(turn: Turn) -> None:
    """What a press does."""
    turn.say("已撤销")


def test_an_update_takes_effect_once() -> None:
    """A redelivery says nothing again."""
    at = stage()
    for _ in range(3):
        take_turn(at.services, written(), echo)
    assert at.queued() == ["走访3户"]


def test_an_update_that_fails_has_no_effect_and_may_come_again() -> None:
    """Number, group, person and answer stand or fall together."""
    at = stage()
    before = everything(at)

    def fail(turn: Turn) -> None:
        turn.enrol()
        echo(turn)
        raise KeyError

    with pytest.raises(KeyError):
        take_turn(at.services, written(), fail)
    assert everything(at) == before
    take_turn(at.services, written(), echo)
    assert at.queued() == ["走访3户"]


def test_the_sender_hears_after_the_commit() -> None:
    """Not before: it would find nothing."""
    at = stage()
    seen: list[int] = []
    at.services.wake = lambda: seen.append(at.store.db.table("outbox").count)
    take_turn(at.services, written(), echo)
    assert seen == [1]


def test_a_press_is_answered_with_its_toast() -> None:
    """Also when nothing is to be said: the spinner goes."""
    at = stage()

    def toast(turn: Turn) -> None:
        turn.toast = "已撤销"

    pressed = replace(written(), said=None, press_id="9", pressed_in=3)
    take_turn(at.services, pressed, toast)
    take_turn(at.services, replace(pressed, update_id=2), lambda turn: None)
    assert at.gateway.toasts == ["已撤销", None]


def test_a_press_that_comes_again_is_answered_and_changes_nothing() -> None:
    """Killed after the commit the bot has answered nobody; the toast of then is gone, so it says what to look at."""
    at = stage()
    pressed = replace(written(), said=None, press_id="9", pressed_in=3)
    take_turn(at.services, pressed, echo_pressed)
    take_turn(at.services, pressed, echo_pressed)
    assert at.queued() == ["已撤销"]
    assert at.gateway.toasts == [None, "这一下已经收到，请看上面的结果；没有变化就再按一次"]


def test_a_group_is_known_from_its_first_message() -> None:
    """We were added before this database was."""
    at = stage()
    take_turn(at.services, written(where=in_group(title="东方纺织工会")), echo)
    assert at.group().title == "东方纺织工会"


def test_in_private_there_is_no_group() -> None:
    """Which one is meant is asked elsewhere."""
    at = stage()
    met: list[object] = []
    take_turn(at.services, written(where=in_private(LI)), lambda turn: met.append(turn.group))
    assert met == [None]
    assert at.store.db.table("groups").count == 0


def test_only_listed_groups_are_served() -> None:
    """Elsewhere the bot is deaf, and remembers nothing but the update's number."""
    at = stage(allowed=[CHAT])
    take_turn(at.services, written(1), echo)
    take_turn(at.services, written(2, in_group(OTHER_CHAT)), echo)
    assert (at.queued(), at.queued(OTHER_CHAT)) == (["走访3户"], [])
    assert at.store.db.table("groups").count == 1
    assert at.store.db.table("seen_updates").count == 2


def test_a_listed_group_stays_listed_when_it_moves() -> None:
    """The list may hold the id the chat had when it was written."""
    at = stage(allowed=[CHAT])
    take_turn(at.services, written(1), echo)
    with at.store.unit() as db:
        data_register.move(db, at.group(), SUPERGROUP)
    take_turn(at.services, written(2, in_group(SUPERGROUP)), echo)
    assert at.queued(SUPERGROUP) == ["走访3户", "走访3户"]  # the first waited, and moved along


@pytest.mark.parametrize("who", [{"by_bot": True}, {"channel": True}])
def test_bots_and_channels_are_not_listened_to(who: dict[str, bool]) -> None:
    """But what happens to the chat counts, whoever did it."""
    at = stage()
    take_turn(at.services, replace(written(1), **who), echo)
    assert at.queued() == []
    take_turn(at.services, replace(written(2), news=News(), **who), echo)
    assert at.queued() == ["走访3户"]


def test_who_writes_is_in_the_group_again() -> None:
    """Somebody who had left; and the bot itself, for it reads."""
    at = stage()
    take_turn(at.services, written(1), enrol)
    with at.store.unit() as db:
        person = people.person_of_user(db, LI.user_id)
        assert person is not None
        people.leave(db, at.group(), person, NOW)
        groups.set_active(db, at.group(), False)
    take_turn(at.services, written(2), echo)
    member = at.member(LI)
    assert member is not None
    assert member.role is Role.OFFICER
    assert at.group().active


def test_a_press_wakes_no_sleeping_group() -> None:
    """A button of an old message can be pressed where the bot is no more."""
    at = stage()
    take_turn(at.services, written(1), echo)
    with at.store.unit() as db:
        groups.set_active(db, at.group(), False)
    take_turn(at.services, replace(written(2), said=None, press_id="9", who=ZHOU), lambda turn: None)
    assert not at.group().active


def test_what_may_not_be_done_is_refused_in_words_where_it_was_asked_in_words() -> None:
    """`NotDone` answers a command as it answers a press, and the update counts as handled."""

    def refuse(_turn: Turn) -> None:
        raise NotDone("您没有这个权限")

    at = stage()
    at.come(refuse, written())
    assert at.queued() == ["您没有这个权限"]
