"""Presses: who may, in which group, and that a forged one changes nothing."""

from dataclasses import replace

import pytest

from handlers.core.button_press import pressed
from handlers.core.messages.incoming_message import Incoming, Where
from handlers.core.messages.outgoing_message import Press
from handlers.core.turn import Turn
from storage.core import groups, people
from tests.unit.handlers.stage import CHAT, LI, NOW, OTHER_CHAT, ZHOU, Stage, in_group, in_private, stage
from union.core.groups import Role

OLD = "这个按钮已失效，请重新发一条"
NOT_YOURS = "您不在这个群的名册里，不能操作"


@pytest.fixture
def at() -> Stage:
    """Two groups; Li is on the first one's roster."""
    made = stage()
    with made.store.unit() as db:
        groups.create(db, CHAT, "红星机械厂工会", NOW)
        groups.create(db, OTHER_CHAT, "东方纺织工会", NOW)
        li = people.upsert_person(db, LI.user_id, LI.name, None, None, NOW, in_private=True)
        people.enrol(db, made.group(), li, Role.OFFICER, NOW)
    return made


def done(turn: Turn) -> None:
    """A deed that leaves a trace."""
    turn.toast = f"第{turn.with_group().id}群"
    turn.say("已办")


def forged(turn: Turn) -> None:
    """A deed that notices half-way that its ids are none."""
    turn.say("办了一半")
    assert turn.incoming.press is not None
    turn.incoming.press.number(5)


def too_late(turn: Turn) -> None:
    """A deed that shows how things stand, and is not done."""
    turn.say("现在是这样")
    turn.there(None, "已经处理过了")
    turn.say("已办")


DEEDS = {"log.undo": done, "log.forged": forged, "log.late": too_late}


def press(at: Stage, given: Press | None, where: Where, number: int = 1) -> str | None:
    """The toast Li gets."""
    came = Incoming(number, where, LI, press=given, press_id="9", pressed_in=3)
    at.come(pressed(DEEDS), came)
    return at.gateway.toasts[-1]


def test_a_press_in_its_group_is_obeyed(at: Stage) -> None:
    """The deed runs and its toast is shown."""
    assert press(at, Press("log.undo", 1), in_group()) == "第1群"
    assert at.queued() == ["已办"]


def test_a_press_in_private_finds_its_group(at: Stage) -> None:
    """By the group in the button, for somebody on its roster."""
    assert press(at, Press("log.undo", 1), in_private(LI)) == "第1群"


def test_a_press_that_is_not_done_says_why_and_keeps_what_it_showed(at: Stage) -> None:
    """It ends there; nothing before it is taken back, as it would be for a forged button."""
    assert press(at, Press("log.late", 1), in_group()) == "已经处理过了"
    assert at.queued() == ["现在是这样"]


UNKNOWN = [None, Press("log.unknown", 1), Press("log.undo", 2), Press("log.undo", 99)]


@pytest.mark.parametrize(
    "given", UNKNOWN, ids=["unreadable", "no such deed", "another group", "no such group"]
)
def test_old_and_foreign_buttons_are_answered_and_not_obeyed(at: Stage, given: Press | None) -> None:
    """In a group a button of another group is nothing."""
    assert press(at, given, in_group()) == OLD
    assert at.queued() == []


def test_a_stranger_may_not_press_in_private(at: Stage) -> None:
    """Whoever is not, or no more, on the roster of the button's group sees nothing of it."""
    assert press(at, Press("log.undo", 2), in_private(LI)) == NOT_YOURS
    with at.store.unit() as db:
        li = people.person_of_user(db, LI.user_id)
        assert li is not None
        people.leave(db, at.group(), li, NOW)
    assert press(at, Press("log.undo", 1), in_private(LI)) == NOT_YOURS
    assert at.queued(LI.user_id) == []


def test_a_forged_press_changes_nothing(at: Stage) -> None:
    """What was done before the forgery showed is taken back; the press is answered."""
    assert press(at, Press("log.forged", 1, ("12",)), in_group()) == OLD
    assert at.queued() == []


def test_a_mistake_of_ours_is_not_called_an_old_button(at: Stage) -> None:
    """It reaches the error handler, like any other."""

    def fail(turn: Turn) -> None:
        raise KeyError

    with pytest.raises(KeyError):
        at.come(pressed({"log.undo": fail}), replace(_came(), press=Press("log.undo", 1)))


def _came() -> Incoming:
    return Incoming(1, in_group(), ZHOU, press_id="9", pressed_in=3)
