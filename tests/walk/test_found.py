"""What the walk has found, each by itself."""

import pytest

from tests.unit.handlers.stage import CHAT
from tests.walk import sayings
from tests.walk.world import WHO, World

FORGED_PAGES = ("x", "１", "3", "", "9" * 16)


@pytest.fixture(scope="module")
def world() -> World:
    """One for all; each test puts back what it changed."""
    return World()


@pytest.mark.parametrize("mode", FORGED_PAGES)
@pytest.mark.parametrize("deed", ["yp.page", "yp.all"])
def test_a_forged_sort_of_page_is_an_old_button(world: World, deed: str, mode: str) -> None:
    """It raised KeyError: the update was tried twice, set aside, and the presser's button span on."""
    ids = (
        (world.books.plans["open"], 0, mode) if deed == "yp.page" else (world.books.plans["open"], 0, 0, mode)
    )
    effect = world.take(world.press("admin", world.data(deed, *ids), chat=CHAT))
    world.again()
    assert effect.failed == ""
    assert effect.toasts[0] is not None and "按钮" in effect.toasts[0]


def test_who_may_not_move_ends_no_question_where_to_move(world: World) -> None:
    """A member's reply to 「改到什么时候」 was refused and ended the question: then the author's own was not understood."""
    asked = sayings.ask(world, "ev.move", "author", CHAT)
    told = {"chat": CHAT, **world.reply_to(asked, CHAT)}
    world.take(world.says("member", "11月27日下午3点", **told))
    effect = world.take(world.says("author", "11月27日下午3点", **told))
    world.again()
    assert ("events", world.books.group.id) in effect.touched


@pytest.mark.parametrize("deed", ["data.mine", "data.forget"])
@pytest.mark.parametrize("name", ["admin", "former", "kicked"])
def test_own_data_is_for_who_has_left_too(world: World, deed: str, name: str) -> None:
    """The button names a group only because every button does; who had left it was told that they are not of it."""
    effect = world.take(world.press(name, world.data(deed, *())))
    world.again()
    assert ("drafts", None) in effect.touched


def test_one_s_own_export_is_not_the_group_s(world: World) -> None:
    """「导出我的」 said in the group by a 管理员 sent him everybody's."""
    effect = world.take(world.says("admin", "导出我的", chat=CHAT))
    world.again()
    assert "drafts" not in {table for table, _group in effect.touched}
    assert "私聊" in effect.calls[0][2]


def test_a_question_asked_in_private_erases_nobody_in_a_group(world: World) -> None:
    """删除我的 is confirmed where it may be asked."""
    asked = sayings.ask(world, "erase.me", "author", CHAT)
    effect = world.take(world.says("author", "删除", chat=CHAT, **world.reply_to(asked, CHAT)))
    world.again()
    assert "memberships" not in {table for table, _group in effect.touched}
    assert WHO["author"].user_id not in {chat for chat, _group, _params in effect.calls}
