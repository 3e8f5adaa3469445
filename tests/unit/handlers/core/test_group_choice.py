"""Which group a private message belongs to: the only one, today's choice, or asked."""

from datetime import timedelta

import pytest

from handlers.calendar.views import cal_command
from handlers.core import group_choice
from handlers.core import press_texts as press_phrases
from handlers.core.button_press import pressed
from handlers.core.messages.incoming_message import Incoming, Photo, Said
from handlers.core.messages.outgoing_message import Press
from handlers.core.turn import Turn
from handlers.routing import free_text, handler_table
from storage.core import drafts, groups, people
from tests.unit.handlers.stage import CHAT, LI, NOW, OTHER_CHAT, Stage, in_group, in_private, stage
from union.core.groups import Role
from union.words import words

MINE = in_private(LI)


def heard(turn: Turn) -> None:
    """A handler that tells which group it was given, and the words."""
    turn.say(f"{turn.with_group().title}：{turn.said.text}")


DEEDS = {"which.choose": lambda turn: group_choice.choose(turn, heard), "which.change": group_choice.change}
ask = group_choice.for_group(heard)


def member_of(at: Stage, *chats: int) -> None:
    """Li is on these groups' rosters."""
    with at.store.unit() as db:
        li = people.upsert_person(db, LI.user_id, LI.name, None, None, NOW, in_private=True)
        for number, chat in enumerate(chats, 1):
            groups.create(db, chat, f"第{number}工会", NOW)
            people.enrol(db, at.group(chat), li, Role.OFFICER, NOW)


def said(at: Stage) -> str:
    return at.queued(LI.user_id)[-1]


def test_in_a_group_it_is_that_group() -> None:
    """However many the writer is in."""
    at = stage()
    member_of(at, CHAT, OTHER_CHAT)
    at.write(LI, "走访3户", ask, in_group(OTHER_CHAT))
    assert at.queued(OTHER_CHAT) == ["第2工会：走访3户"]


def test_the_only_group_is_not_asked_for() -> None:
    """Most people are in one."""
    at = stage()
    member_of(at, CHAT)
    at.write(LI, "走访3户", ask, MINE)
    assert said(at) == "第1工会：走访3户"


def test_somebody_of_no_group_is_told_how_to_begin() -> None:
    """And what they wrote goes nowhere."""
    at = stage()
    at.write(LI, "走访3户", ask, MINE)
    assert "群里有我：请先在群里写一句做过的工作" in said(at)
    assert "群里没有我：请先把 @gonghui_bot 拉进群" in said(at)
    assert len(at.queued(LI.user_id)) == 1


def test_with_several_groups_it_is_asked_once_and_kept() -> None:
    """The button answers the question with the words that led to it, the next message needs none."""
    at = stage()
    member_of(at, CHAT, OTHER_CHAT)
    at.write(LI, "走访3户", ask, MINE)
    assert "记到哪个群" in said(at)
    at.press(LI, "第2工会", DEEDS, MINE)
    assert said(at) == "第2工会：走访3户"
    at.write(LI, "走访5户", ask, MINE)
    assert said(at) == "第2工会：走访5户"


def test_a_choice_can_be_changed() -> None:
    """「换群」: the next message asks again."""
    at = stage()
    member_of(at, CHAT, OTHER_CHAT)
    at.write(LI, "一", ask, MINE)
    at.press(LI, "第2工会", DEEDS, MINE)
    at.come(
        lambda turn: group_choice.change(turn),
        Incoming(0, MINE, LI, press=Press("which.change", 2), press_id="9"),
    )
    at.write(LI, "二", ask, MINE)
    assert "记到哪个群" in said(at)


def test_a_choice_holds_for_the_day() -> None:
    """After twelve hours it is asked again."""
    at = stage()
    member_of(at, CHAT, OTHER_CHAT)
    at.write(LI, "一", ask, MINE)
    at.press(LI, "第2工会", DEEDS, MINE)
    at.now += group_choice.KEPT
    with at.store.unit() as db:
        drafts.expire(db, at.now)
    at.write(LI, "二", ask, MINE)
    assert "记到哪个群" in said(at)


def test_an_answered_question_is_not_answered_again() -> None:
    """Pressed twice, the words are handled once."""
    at = stage()
    member_of(at, CHAT, OTHER_CHAT)
    at.write(LI, "走访3户", ask, MINE)
    for _ in range(2):
        at.press(LI, "第2工会", DEEDS, MINE)
    assert at.gateway.toasts[-1] == "这个问题已经回答过了"
    assert sum("走访3户" in text for text in at.queued(LI.user_id)) == 1


def test_another_question_is_no_choice_of_group() -> None:
    """A forged button that names a draft of another subject changes nothing."""
    at = stage()
    member_of(at, CHAT, OTHER_CHAT)
    with at.store.unit() as db:
        other = drafts.begin(db, LI.user_id, "photo", {}, NOW, NOW + timedelta(days=1))
    came = Incoming(0, MINE, LI, press=Press("which.choose", 2, (str(other),)), press_id="9")
    at.come(pressed(DEEDS), came)
    assert at.gateway.toasts[-1] == "这个问题已经回答过了"
    assert at.store.db.table("drafts").count == 1


def test_a_left_group_is_no_choice_any_more() -> None:
    """Whoever leaves the chosen group is asked, or goes on with the one that is left."""
    at = stage()
    member_of(at, CHAT, OTHER_CHAT)
    at.write(LI, "一", ask, MINE)
    at.press(LI, "第2工会", DEEDS, MINE)
    with at.store.unit() as db:
        li = people.person_of_user(db, LI.user_id)
        assert li is not None
        people.leave(db, at.group(OTHER_CHAT), li, NOW)
    at.write(LI, "二", ask, MINE)
    assert said(at) == "第1工会：二"


def test_a_left_choice_is_asked_again_where_several_are_left() -> None:
    """Nobody writes into a group they have left."""
    at = stage()
    member_of(at, CHAT, OTHER_CHAT, -4003)
    at.write(LI, "一", ask, MINE)
    at.press(LI, "第2工会", DEEDS, MINE)
    with at.store.unit() as db:
        li = people.person_of_user(db, LI.user_id)
        assert li is not None
        people.leave(db, at.group(OTHER_CHAT), li, NOW)
    at.write(LI, "二", ask, MINE)
    assert "记到哪个群" in said(at)


SAID = [
    Said("走访3户", 3, NOW),
    Said("", 4, NOW + timedelta(microseconds=5), photo=Photo("f", "u", "77")),
    Said("走访", 5, NOW, photo=Photo("f", "u", None)),
    Said("走访", 6, NOW, forwarded=True),
]


@pytest.mark.parametrize("told", SAID)
def test_a_remembered_message_comes_back_as_it_was(told: Said) -> None:
    """Words, moment, photo, and that they are somebody else's."""
    assert group_choice.said_from_data(group_choice.said_data(told)) == told


def test_several_groups_are_named_in_private_only() -> None:
    """Where an answer must say which group it speaks of."""
    at = stage()
    member_of(at, CHAT, OTHER_CHAT)
    found: list[bool] = []
    for where in (MINE, in_group()):
        at.write(LI, "x", lambda turn: found.append(group_choice.has_several_groups(turn)), where)
    assert found == [True, False]


def test_a_group_the_operator_bars_is_none_in_private_either() -> None:
    """Neither to write for nor by its buttons; the other one is the only one then."""
    at = stage()
    member_of(at, CHAT, OTHER_CHAT)
    at.services.allowed_chats = frozenset({OTHER_CHAT})
    at.write(LI, "走访", ask, MINE)
    assert said(at) == "第2工会：走访"
    press = Incoming(0, MINE, LI, press=Press("which.change", at.group().id), press_id="p", pressed_in=1)
    at.come(pressed(DEEDS), press)
    assert at.gateway.toasts[-1] == press_phrases.old_button(words())


def test_words_that_tell_nothing_ask_for_no_group() -> None:
    """Nothing of them is kept."""
    at = stage()
    member_of(at, CHAT, OTHER_CHAT)
    at.write(LI, "今天天气不错", free_text.in_private, MINE)
    assert "没看懂" in said(at)
    assert at.store.db.table("drafts").count == 0


def test_a_command_goes_on_once_the_group_is_chosen() -> None:
    """/due asked for before the group was known is answered, not read as a sentence."""
    at = stage()
    member_of(at, CHAT, OTHER_CHAT)
    at.write(LI, "/due", group_choice.for_group(cal_command.due), MINE)
    at.press(LI, "第2工会", {"which.choose": handler_table.DEEDS["which.choose"]}, MINE)
    assert said(at).startswith("没有待办")
