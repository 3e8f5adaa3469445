"""Every button, pressed by everybody in every chat, as it is, forged, old, and in a chat it was never sent to.

What is expected is read from the table of rights; what happened is read from the rows and from what was said.
"""

import os
from collections.abc import Iterator
from functools import cache

import pytest

from storage.privacy import erasure
from tests.unit.handlers.everything import Books, Ids
from tests.unit.handlers.routing.test_every_button import BUTTONS
from tests.unit.handlers.stage import CHAT, OTHER_CHAT
from tests.walk.judge import Judge
from tests.walk.needs import of_deed
from tests.walk.world import STANDINGS, WHO, World
from union.core.rights import Place

STRIDE = int(os.environ.get("WALK_STRIDE", "7"))  # each so-many-th forgery is tried by CI; 1: all of them
THIRD = -4003  # a chat the bot was never in
PRESSERS = tuple(name for name in STANDINGS if name != "anonymous")  # a press always carries the person
AT_FIRST = World()
ROWLESS = {deed for deed, case in BUTTONS.items() if case.ids(AT_FIRST.books) == case.ids(AT_FIRST.others)}
HUGE = ("9" * 16, str(2**63), str(2**63 - 1), "9" * 40)
ODD = (
    "x",
    "",
    "-1",
    "0",
    "１２",
    "٣",
    "²",
    "1.5",
    "1 ",
    "0x1",
    "1\n",
    "\u202e1",
    "None",
    "%s",
    "' or 1=1 --",
)
STAYS = (
    "roles.",
    "mirror.",
    "which.",
    "feed.",
    "charge.",
)  # about people, places, addresses: not among what is erased
ERASED = (
    "logs",
    "events",
    "drafts",
    "templates",
    "plans",
    "own_reminders",
    "holidays",
    "branches",
    "helped_families",
    "budgets",
    "cares",
    "requests",
    "notes",
    "digests",
    "packs",
)


@cache
def world(closed: bool = False) -> World:
    """One for all: every case puts back what it changed."""
    return World(closed=closed)


def test_every_button_stands_under_a_row() -> None:
    """Who adds a button says here which row of the table it stands under."""
    assert [deed for deed in BUTTONS if of_deed(deed) is None] == []


def as_it_is(judge: Judge, deeds: list[str]) -> None:
    """Each button as our keyboard holds it, in the chat it stands in and in the other."""
    at = judge.world
    for deed in deeds:
        case, need = BUTTONS[deed], of_deed(deed)
        assert need is not None
        data = at.data(deed, *case.ids(at.books))
        # The author has entered before, the others can't take back what they have not.
        done = deed == "part.enter"
        must = (
            frozenset()
            if done
            else frozenset({Place.PRIVATE if case.private else Place.GROUP} if case.who else ())
        )

        def told(name: str, chat: int | None, data: str = data, about: str = case.about) -> dict[str, object]:
            on = at.ours(about, WHO[name].user_id if chat is None else chat) if about else None
            return at.press(name, data, chat=chat, on=on)

        judge.everybody("press", deed, need, told, must=must, who=PRESSERS)


def forged(deed: str, books: Books, others: Books, ids: Ids) -> Iterator[tuple[str, str]]:
    """Data that none of our keyboards holds: what it is, and the data."""
    own, theirs = [str(each) for each in ids(books)], [str(each) for each in ids(others)]
    us, them = str(books.group.id), str(others.group.id)
    yield "ids of the other group", ":".join(("1", deed, us, *theirs))
    yield "the other group with our ids", ":".join(("1", deed, them, *own))
    yield "the other group's own button", ":".join(("1", deed, them, *theirs))
    for version in ("0", "2", "", "１", "11"):
        yield "another version", ":".join((version, deed, us, *own))
    for group in ("0", "-1", "１", "99", *HUGE, "x", ""):
        yield "no such group", ":".join(("1", deed, group, *own))
    for place in range(len(own)):
        for wrong in (*HUGE, *ODD):
            yield "an id that is none", ":".join(("1", deed, us, *own[:place], wrong, *own[place + 1 :]))
    for other in (books.log, books.meeting, books.series, books.template, books.questions["item.reading"]):
        if own:
            yield "an id of another subject", ":".join(("1", deed, us, str(other), *own[1:]))
    yield "too many ids", ":".join(("1", deed, us, *own, "1", "2", "3"))
    yield "overlong", ":".join(("1", deed, us, *own, "9" * 4000))
    yield "no ids", ":".join(("1", deed, us))
    yield "nothing", ""


def forged_by(judge: Judge, deeds: list[str], stride: int = 1, begin: int = 0) -> None:
    """By the 管理员 of the group, by a member, by one of another group, by nobody's: in the group, in private, elsewhere."""
    at, turn = judge.world, begin
    for deed in deeds:
        need = of_deed(deed)
        assert need is not None
        for what, data in forged(deed, at.books, at.others, BUTTONS[deed].ids):
            for name, chat in (
                ("admin", CHAT), ("admin", None), ("member", CHAT), ("outsider", None), ("outsider", OTHER_CHAT),
                ("stranger", None), ("admin", THIRD),
            ):  # fmt: skip
                turn += 1
                if turn % stride:
                    continue
                place = Place.PRIVATE if chat is None else Place.GROUP
                is_its_own = deed in ROWLESS or "group" not in what
                lets = (
                    chat in (None, CHAT)
                    and need.lets(at, name, place)
                    and is_its_own
                    and not data.startswith(f"1:{deed}:{at.others.group.id}:")
                )
                touches = _of_outsider(at, name, chat, data)
                judge.ask("forged", f"{deed} {what} {data[:60]!r}", name, at.press(name, data, chat=chat), lets=lets,
                          chat=chat, touches=touches if touches else None)  # fmt: skip


def _of_outsider(at: World, name: str, chat: int | None, data: str) -> frozenset[int]:
    """The other group's 管理员 may do with its own buttons in private what its own rights say."""
    is_theirs = data.split(":")[2:3] == [str(at.others.group.id)]
    return frozenset({at.others.group.id} if name == "outsider" and chat is None and is_theirs else ())


def elsewhere(judge: Judge, deeds: list[str]) -> None:
    """A true button pressed in another chat than it was sent to, under an inline message, and one whose deed is no more."""
    at = judge.world
    for deed in deeds:
        data = at.data(deed, *BUTTONS[deed].ids(at.books))
        for name in ("admin", "author", "outsider", "stranger"):
            for chat in (OTHER_CHAT, THIRD):
                judge.ask("elsewhere", deed, name, at.press(name, data, chat=chat), lets=False, chat=chat)
            judge.ask("inline", deed, name, at.press(name, data, inline=True), lets=False)
        judge.ask("old deed", deed, "admin", at.press("admin", data.replace(deed, f"{deed}x"), chat=CHAT), lets=False,
                  chat=CHAT)  # fmt: skip


def of_erased(judge: Judge, deeds: list[str], *, group: bool) -> None:
    """What the buttons were about is erased; or the whole group is, and its number is nobody's."""
    at = judge.world
    for deed in deeds:
        data = at.data(deed, *BUTTONS[deed].ids(at.books))
        for name in ("admin", "author", "outsider", "former"):
            for chat in (CHAT, None) if not group else (None, OTHER_CHAT, CHAT):
                need = of_deed(deed)
                place = Place.PRIVATE if chat is None else Place.GROUP
                begins = (
                    deed == "feed.make" and name == "author"
                )  # any 委员 begins an address where there is none
                is_left = deed in ROWLESS or deed.startswith(STAYS)
                lets = not group and need is not None and is_left and need.lets(at, name, place)
                lets = lets or (begins and not group)
                # Its chat may be known anew: then as another group.
                new = frozenset({at.others.group.id + 1}) if group and chat == CHAT else None
                judge.ask(
                    "erased", deed, name, at.press(name, data, chat=chat), lets=lets, chat=chat, touches=new
                )


def without_rows() -> World:
    """The first group has nothing any more."""
    at = World()
    with at.stage.store.unit() as db:
        for table in ERASED:
            db.execute(f"delete from {table} where group_id = ?", [at.books.group.id])
        db.execute("delete from web_visits")
        db.execute("delete from feeds")
        db.execute("delete from paper_templates")
        db.execute("delete from report_forms")
    at.keep()
    return at


def without_group() -> World:
    """The first group was erased whole."""
    at = World()
    with at.stage.store.unit() as db:
        erasure.erase_group(db, at.books.group)
    at.keep()
    return at


def test_a_part_of_the_walk() -> None:
    """Each button by somebody, each forgery by somebody: another part of the whole than tests of buttons walk."""
    judge = Judge(world())
    as_it_is(judge, ["log.undo", "sign.publish", "data.wipe", "part.names"])
    forged_by(judge, list(BUTTONS), stride=97, begin=13)
    elsewhere(judge, ["own.drop", "unsure.answer"])
    assert judge.found == []


@pytest.mark.slow
@pytest.mark.parametrize("closed", [False, True])
def test_everybody_presses_everything(closed: bool) -> None:
    """Who may by the table does; who may not changes nothing, and hears nothing of a group they are not of."""
    judge = Judge(world(closed))
    as_it_is(judge, list(BUTTONS))
    elsewhere(judge, list(BUTTONS))
    print(dict(judge.cases))
    assert judge.found == []


@pytest.mark.slow
def test_everything_is_forged() -> None:
    """Whatever stands in a button, nothing raises, and no group's rows change but by who may change them."""
    judge = Judge(world())
    forged_by(judge, list(BUTTONS), STRIDE)
    print(dict(judge.cases))
    assert judge.found == []


@pytest.mark.slow
def test_what_was_erased_is_not_found_by_its_buttons() -> None:
    """Old buttons of what is no more do nothing, and nothing to what came after it."""
    gone, none = Judge(without_rows()), Judge(without_group())
    of_erased(gone, list(BUTTONS), group=False)
    of_erased(none, list(BUTTONS), group=True)
    print(dict(gone.cases + none.cases))
    assert gone.found + none.found == []
