"""Every button there is, pressed by everybody: only who may changes anything, and forged ids change nothing.

A new button fails here until it stands in BUTTONS.
"""

from collections.abc import Callable

import pytest

from handlers.attendance import ballot_board, collections, representatives
from handlers.calendar import event_receipt, minutes_card, several_items
from handlers.calendar.templates import template_card
from handlers.core.button_press import Personal
from handlers.events import absences
from handlers.helped import handouts
from handlers.people import appointments
from handlers.reports import rollup
from handlers.routing.handler_table import DEEDS
from handlers.routing.references import log_additions, log_corrections, proposals, spoken_changes
from handlers.routing.talk import doubt_answer, item_doubt, kept_notes, taken_back
from handlers.settings import quiet_requests
from handlers.worklog import log_command, receipt_questions
from handlers.worklog.corrections import correction
from handlers.worklog.photos import photos
from tests.unit.handlers.button_cases import (
    ADMIN,
    EVERYBODY,
    NOBODY,
    OFFICERS,
    OWN,
    WRITERS,
    Case,
    log,
    meeting,
    nothing,
    person,
    plan,
    question,
    series,
)
from tests.unit.handlers.care_buttons import CARE_BUTTONS
from tests.unit.handlers.everything import (
    ACTS,
    IN_GROUP,
    KNOWN_IN_PRIVATE,
    UNKNOWN_IN_PRIVATE,
    Everything,
)
from tests.unit.handlers.stage import CHAT, OTHER_CHAT

PERSONAL = {name for name, deed in DEEDS.items() if isinstance(deed, Personal)}
CARD, DECLINED = "pack:春节:2027", "pack:端午:2027"
BUTTONS = {
    **CARE_BUTTONS,
    "which.choose": Case(frozenset({"author"}), question("which"), private=True),
    "which.change": Case(frozenset({"author"}), private=True),
    "item.undo": Case(WRITERS, meeting()),
    "item.restore": Case(WRITERS, lambda books: (books.cancelled,)),
    "item.tick": Case(WRITERS, meeting()),
    "item.undoall": Case(WRITERS, meeting()),
    "item.restoreall": Case(WRITERS, lambda books: (books.cancelled,)),
    "item.same": Case(WRITERS, lambda books: (books.meeting, books.cancelled)),
    "item.help": Case(NOBODY),
    "item.reading": Case(WRITERS, question("item.reading", 0)),
    "item.keep": Case(WRITERS, question("item.rule")),
    "item.day": Case(NOBODY, question("item.rule")),
    "item.drop": Case(WRITERS, question("item.rule")),
    "item.none": Case(WRITERS, question("item.reading")),
    "item.due": Case(WRITERS, question("item.when", 0)),
    "item.undue": Case(WRITERS, question("item.when")),
    "ask.sources": Case(NOBODY, question("ask.sources")),
    "find.page": Case(NOBODY, question("find.page", 0)),
    "cal.show": Case(NOBODY, lambda books: ("20261201", "20270101", 0)),
    "cal.draw": Case(EVERYBODY, lambda books: ("202612",)),
    "me.page": Case(NOBODY, person(0)),
    "due.page": Case(NOBODY, lambda books: (0,), "due:0"),
    "log.undo": Case(OWN, log()),
    "log.redo": Case(OWN, lambda books: (books.undone,)),
    "log.change": Case(NOBODY, log()),
    "log.categories": Case(NOBODY, log()),
    "log.category": Case(OWN, log(4)),
    "log.days": Case(NOBODY, log()),
    "log.day": Case(OWN, log("2026-11-16")),
    "log.show": Case(NOBODY, log()),
    "log.version": Case(NOBODY, log(1)),
    "log.tie": Case(WRITERS, lambda books: (books.log, books.meeting, 0)),
    "log.tienone": Case(WRITERS, log()),
    "log.untie": Case(WRITERS, lambda books: (books.tied,)),
    "log.reopen": Case(WRITERS, lambda books: (books.lapsed,)),
    "log.one": Case(OWN, lambda books: (books.twin, books.tied)),
    "log.two": Case(OWN, lambda books: (books.twin, books.tied)),
    "log.photos": Case(OWN, log()),
    "photo.join": Case(frozenset({"author"}), question(photos.DRAFT), private=True),
    "photo.other": Case(NOBODY, question(photos.DRAFT), private=True),
    "undo.keep": Case(NOBODY, nothing),
    "log.forwarded": Case(frozenset({"author"}), question(log_command.FORWARDED, 1), private=True),
    "left.add": Case(OWN, question(receipt_questions.LEFT_OVER)),
    "left.drop": Case(OWN, question(receipt_questions.LEFT_OVER)),
    "rest.plan": Case(WRITERS, question(several_items.LEFT_OVER)),
    "unsure.answer": Case(frozenset({"author"}), question(doubt_answer.SUBJECT, 1), private=True),
    "unsure.which": Case(OWN, lambda books: (books.questions[item_doubt.WHICH], books.meeting, 0)),
    "change.which": Case(OWN, lambda books: (books.questions[spoken_changes.ASKING], books.meeting, 0)),
    "taken.back": Case(OWN, lambda books: (books.questions[taken_back.ASKING], books.log)),
    "correct.which": Case(OWN, lambda books: (books.questions[log_corrections.ASKING], books.log)),
    log_additions.DEED: Case(OWN, question(log_additions.SUBJECT, 1)),
    "reply.note": Case(OWN, question(kept_notes.SUBJECT)),
    "change.agreed": Case(WRITERS, question(proposals.ASKING, 1)),
    correction.OFFERED: Case(OWN, question(correction.OFFERED, 1)),
    "ev.done": Case(WRITERS, meeting(0)),
    "ev.doneall": Case(OWN, lambda books: (books.shared, 0)),
    "ev.unshare": Case(frozenset({"author"}), lambda books: (books.shared, 0)),
    "handover.do": Case(OWN, question("handover", "all")),
    "handover.drop": Case(OWN, question("handover")),
    "handover.undo": Case(OWN, question("handover.done")),
    "ev.details": Case(NOBODY, meeting(0)),
    "check.tick": Case(WRITERS, lambda books: (books.shared, 0, books.check, 1)),
    "note.send": Case(NOBODY, lambda books: (books.note,)),
    "note.withdraw": Case(OWN, lambda books: (books.note,)),
    "note.restore": Case(OWN, lambda books: (books.gone,)),
    "note.minutes": Case(WRITERS, lambda books: (books.note,)),
    "ev.giveup": Case(WRITERS, lambda books: (books.report, 0)),
    "ev.restore": Case(WRITERS, lambda books: (books.cancelled, 0)),
    "ev.later": Case(NOBODY, meeting(0)),
    "ev.snooze": Case(WRITERS, meeting(0, "1d")),
    "ev.back": Case(NOBODY, meeting(0)),
    "ev.before": Case(NOBODY, lambda books: (0,)),
    "ev.move": Case(WRITERS, meeting(0)),
    "ev.until": Case(WRITERS, meeting(0)),
    "ev.cancel": Case(WRITERS, meeting(0)),
    "ev.cancel1": Case(WRITERS, series("next")),
    "ev.cancelall": Case(WRITERS, series("next")),
    "series.move": Case(WRITERS, series("moved")),
    "series.restore": Case(WRITERS, question("series.ended")),
    "part.yes": Case(EVERYBODY, meeting(0)),
    "part.leave": Case(EVERYBODY, series("next")),
    "part.maybe": Case(EVERYBODY, meeting(0)),
    "part.here": Case(EVERYBODY, lambda books: (books.today, 0)),
    "part.enter": Case(EVERYBODY - {"author"}, lambda books: (books.match, 0)),
    "part.out": Case(frozenset({"author"}), lambda books: (books.match, 0)),
    "absent.undo": Case(WRITERS, question(absences.SUBJECT)),
    "collect.got": Case(EVERYBODY, question(collections.SUBJECT)),
    "collect.tick": Case(WRITERS, question(collections.SUBJECT, 1)),
    "collect.who": Case(NOBODY, question(collections.SUBJECT)),
    "ballot.cast": Case(WRITERS, question(ballot_board.SUBJECT, 0)),
    "ballot.end": Case(OWN, question(ballot_board.SUBJECT)),
    "ballot.drop": Case(OWN, question(ballot_board.SUBJECT)),
    "ballot.void": Case(WRITERS, lambda books: (books.today, 0, 0)),
    "part.names": Case(NOBODY, meeting(0)),
    "part.quorum": Case(OFFICERS, meeting(0, 2), private=True),
    "join.page": Case(NOBODY, lambda books: (1, 9, 0)),
    "pack.adopt": Case(WRITERS, lambda books: (0,), CARD),
    "pack.choose": Case(NOBODY, lambda books: (1,), CARD),
    "pack.decline": Case(WRITERS, nothing, CARD),
    "pack.restore": Case(WRITERS, nothing, DECLINED),
    "plan.show": Case(NOBODY, question(template_card.SUBJECT, 0, 0)),
    "plan.adopt": Case(WRITERS, question(template_card.SUBJECT, 0)),
    "plan.drop": Case(WRITERS, question(template_card.SUBJECT)),
    "yp.start": Case(WRITERS, plan("gathering")),
    "yp.cancel": Case(WRITERS, plan("asking")),
    "yp.again": Case(WRITERS, plan("failed")),
    "yp.year": Case(WRITERS, plan("asking", 2028)),
    "yp.page": Case(NOBODY, plan("open", 0, 1)),
    "yp.tick": Case(WRITERS, plan("open", 0, 0, 0)),
    "yp.all": Case(WRITERS, plan("open", 0, 0, 0)),
    "yp.kind": Case(WRITERS, plan("open", "training", 0, 0)),
    "yp.left": Case(WRITERS, plan("undone")),
    "yp.duties": Case(NOBODY, plan("open", 0)),
    "yp.edit": Case(WRITERS, plan("open", 0, 0)),
    "yp.adopt": Case(WRITERS, plan("open", 1)),
    "yp.missing": Case(NOBODY, plan("done", 0)),
    "yp.keep": Case(WRITERS, plan("done", "all", 0)),
    "yp.out": Case(WRITERS, lambda books: (books.plans["done"], books.plans["accepted"], 0)),
    "yp.back": Case(WRITERS, lambda books: (books.plans["taken out"], books.plans["cancelled"], 0)),
    "yp.undo": Case(OWN, plan("done", 1)),
    "yp.redo": Case(OWN, plan("undone", 1)),
    "yp.drop": Case(WRITERS, plan("open")),
    "yp.reopen": Case(WRITERS, plan("closed")),
    "yp.progress": Case(NOBODY, lambda books: (2026,)),
    "yp.section": Case(NOBODY, lambda books: (2026, 0, 0)),
    "yp.next": Case(WRITERS, lambda books: (2026,)),
    "template.delete": Case(ADMIN, lambda books: (books.template,)),
    "fest.year": Case(NOBODY, lambda books: (2027,)),
    "fest.choose": Case(NOBODY),
    "fest.more": Case(NOBODY),
    "fest.put": Case(ADMIN, lambda books: (9,)),
    "holidays.adopt": Case(ADMIN, question("holidays")),
    "holidays.drop": Case(ADMIN, question("holidays")),
    "holidays.undo": Case(ADMIN, lambda books: (books.adopted,)),
    "holidays.redo": Case(ADMIN, lambda books: (books.withdrawn,)),
    "report.show": Case(NOBODY, lambda books: ("2026-11",)),
    "report.sources": Case(NOBODY, lambda books: ("2026-11", "all")),
    "report.file": Case(EVERYBODY, lambda books: ("2026-11", "xlsx")),
    "sign.publish": Case(ADMIN, lambda books: ("2026-10", books.code), private=True),
    "sign.return": Case(ADMIN, lambda books: ("2026-10", books.code), private=True),
    "sign.remark": Case(ADMIN, lambda books: ("2026-10", books.code), private=True),
    "amend.publish": Case(NOBODY, lambda books: ("2026-11", "0")),
    "amend.leave": Case(NOBODY, lambda books: ("2026-11", "0")),
    "sign.again": Case(ADMIN, lambda books: ("2026-09",), private=True),
    "sources.away": Case(NOBODY, about="sources:202611180200"),
    "roles.page": Case(NOBODY, lambda books: (0,)),
    "roles.person": Case(NOBODY, person(0)),
    "roles.set": Case(ADMIN, person(0, "leader")),
    "roles.chief": Case(ADMIN, person(0, "on")),
    "roles.switch": Case(ADMIN, lambda books: (0, "on")),
    "settings.open": Case(NOBODY, lambda books: ("quiet",)),
    "settings.put": Case(ADMIN, lambda books: ("reminder_time", "1000")),
    "settings.back": Case(NOBODY),
    "settings.region": Case(ADMIN, lambda books: ("HK",)),
    "greeting.language": Case(ADMIN, lambda books: ("en", "1")),
    "help.topic": Case(NOBODY, lambda books: (1,)),
    "language.mine": Case(NOBODY, lambda books: ("en",), private=True),
    "settings.topic": Case(ADMIN, lambda books: ("digest_topic", 0)),
    "own.drop": Case(frozenset({"author"}), lambda books: (books.own,)),
    "own.later": Case(frozenset({"author"}), lambda books: (books.own, "1d")),
    "leads.kinds": Case(NOBODY),
    "leads.kind": Case(NOBODY, lambda books: ("meeting",)),
    "leads.put": Case(ADMIN, lambda books: ("meeting", "d1")),
    "representatives.undo": Case(WRITERS, question(representatives.SUBJECT)),
    "form.fill": Case(EVERYBODY, lambda books: (books.form, "2026-11")),
    "rollup.yes": Case(ADMIN, question(rollup.ASKED)),
    "rollup.no": Case(ADMIN, question(rollup.ASKED)),
    "helped.paper": Case(EVERYBODY, question(handouts.SUBJECT, "sheet", "docx")),
    "minutes.tick": Case(WRITERS, question(minutes_card.SUBJECT, 1)),
    "minutes.open": Case(WRITERS, question(minutes_card.SUBJECT, 1)),
    "minutes.who": Case(WRITERS, question(minutes_card.SUBJECT, 1, 1)),
    "minutes.day": Case(WRITERS, question(minutes_card.SUBJECT, 1, 0)),
    "minutes.adopt": Case(WRITERS, question(minutes_card.SUBJECT)),
    "minutes.drop": Case(WRITERS, question(minutes_card.SUBJECT)),
    "owner.ask": Case(NOBODY, lambda books: (books.report,)),
    "owner.who": Case(WRITERS, question(event_receipt.SUBJECT, 0)),
    "roles.undo": Case(ADMIN, question(appointments.SUBJECT)),
    "quiet.undo": Case(WRITERS, question(quiet_requests.SUBJECT)),
    "quiet.less": Case(ADMIN, lambda books: ("reaction",)),
    "quiet.pause": Case(WRITERS, lambda books: (7,)),
    "letterhead.show": Case(NOBODY),
    "paper.show": Case(NOBODY),
    "paper.sample": Case(NOBODY),
    "paper.default": Case(ADMIN, lambda books: (books.paper,)),
    "letterhead.ask": Case(ADMIN, lambda books: ("paper_number",)),
    "feed.make": Case(ADMIN, lambda books: ("g",), private=True),
    "feed.stop": Case(ADMIN, lambda books: ("g",), private=True),
    "feed.ring": Case(ADMIN, lambda books: ("g",), private=True),
    "web.open": Case(OFFICERS | {"member"}, private=True),
    "web.end": Case(ADMIN, private=True),
    "mirror.list": Case(NOBODY),
    "mirror.add": Case(ADMIN, private=True),
    "mirror.show": Case(NOBODY, lambda books: (books.mirror,)),
    "mirror.choose": Case(ADMIN, lambda books: (books.mirror, "packs", 0)),
    "mirror.test": Case(ADMIN, lambda books: (books.mirror,)),
    "mirror.pause": Case(ADMIN, lambda books: (books.mirror, 1)),
    "mirror.remove": Case(ADMIN, lambda books: (books.mirror,)),
    "mirror.wipe": Case(NOBODY, lambda books: (55,), "mirror.leak:55"),
    "data.mine": Case(OFFICERS | {"member"}, private=True),
    "data.forget": Case(OFFICERS | {"member"}, private=True),
    "data.group": Case(ADMIN, private=True),
    "data.wipe": Case(ADMIN, private=True),
    "charge.take": Case(NOBODY),  # there is a 管理员 already; tests of membership cover the rest
}
# Takes no ids: forgets one's own choice, asks for one's own data, asks whether it is meant; whatever ids are forged.
COMES_TO_ALL = {
    "which.change",
    "data.mine",
    "data.forget",
    "data.group",
    "data.wipe",
    "web.open",
    "web.end",
    "mirror.add",
}
FORGED = [(), ("x",), ("x", "x", "x"), ("9" * 16, "9" * 16, "9" * 16), ("-1", "-1"), ("0", "0", "0")]


@pytest.fixture(scope="module")
def unchanged() -> Everything:
    """For tests that change nothing: one world serves them all."""
    return Everything()


@pytest.fixture(scope="module")
def anew() -> Callable[[], Everything]:
    """A world to be changed, copied from one that nobody touches: to fill it takes far longer."""
    untouched = Everything()
    return lambda: Everything(untouched)


def pressing(world: Everything, name: str, deed: str, *, private: bool) -> str | None:
    """The button as our own keyboard holds it."""
    case = BUTTONS[deed]
    on = world.message(case.about) if case.about else None
    return world.press(name, deed, *case.ids(world.books), private=private, on=on)


def test_every_button_is_walked() -> None:
    """Who adds a button says here who may press it."""
    assert set(BUTTONS) == set(ACTS)


@pytest.mark.parametrize("deed", BUTTONS)
def test_only_who_may_changes_anything(anew: Callable[[], Everything], deed: str) -> None:
    """By the table of rights, for everybody who can see the button."""
    case = BUTTONS[deed]
    changed, world = set(), anew()
    before = world.state()
    for name in KNOWN_IN_PRIVATE if case.private else IN_GROUP:
        toast = pressing(world, name, deed, private=case.private)
        if world.state() == before:
            assert name in case.who or toast or not case.who, f"{name} is left without an answer"
        else:
            changed.add(name)
            world = anew()
    assert changed == case.who


def test_who_is_not_of_the_group_learns_nothing(unchanged: Everything) -> None:
    """In private: who left, who is of another group, who was never seen; they are told so and sent nothing."""
    before = unchanged.state()
    for deed in sorted(set(BUTTONS) - PERSONAL):
        for name in UNKNOWN_IN_PRIVATE:
            assert pressing(unchanged, name, deed, private=True), f"{deed}: {name} is left without an answer"
            assert unchanged.said_to(name) == 0, deed
        assert unchanged.state() == before, f"{deed} changed something"


def test_a_button_of_another_group_is_nothing_in_this_one(unchanged: Everything) -> None:
    """Pressed in the wrong chat, or with the other group's number."""
    world, before = unchanged, unchanged.state()
    for deed, case in BUTTONS.items():
        assert world.press("admin", deed, *case.ids(world.others), group=world.others.group), deed
        assert world.press("outsider", deed, *case.ids(world.books), chat_id=OTHER_CHAT), deed
        assert world.state() == before, deed


def test_rows_of_another_group_are_out_of_reach(unchanged: Everything) -> None:
    """The own group's number with the other group's ids changes nothing there, and opens nothing."""
    world, before = unchanged, unchanged.state()
    for deed, case in BUTTONS.items():
        if case.ids(world.books) == case.ids(world.others):
            continue  # its ids are no rows
        name = "author" if case.private else "admin"
        world.press(name, deed, *case.ids(world.others), private=case.private)
        assert world.state() == before, deed


@pytest.mark.slow
def test_forged_ids_change_nothing(unchanged: Everything) -> None:
    """Whatever stands in the button; nothing is raised either. Without ids of its own what is behind it is not read."""
    world, before = unchanged, unchanged.state()
    for deed in sorted(set(BUTTONS) - COMES_TO_ALL):
        for ids in FORGED if BUTTONS[deed].ids(world.books) else [()]:
            for private in (True, False):
                world.press("admin", deed, *ids, private=private, on=world.message("log:1"))
            assert world.state() == before, f"{deed}: {ids} changed something"


@pytest.mark.parametrize("deed", BUTTONS)
def test_pressed_twice_nothing_is_made_twice(anew: Callable[[], Everything], deed: str) -> None:
    """The second press finds it done: no further entry, item or member."""
    world, case = anew(), BUTTONS[deed]
    name = "author" if case.private else "admin"
    pressing(world, name, deed, private=case.private)
    once = world.state()
    pressing(world, name, deed, private=case.private)
    twice = world.state()
    for table in ("logs", "log_versions", "events", "overrides", "memberships", "settings", "digests"):
        assert len(once[table]) == len(twice[table])


def test_the_list_alone_can_be_put_away() -> None:
    """收起 forged under a reminder deletes nothing."""
    world = Everything()
    assert world.press("member", "sources.away", on=world.message("event:1@2026-11-25T15:00"))
    assert world.stage.queued(CHAT, "deleteMessage") == []


def test_an_old_list_is_emptied() -> None:
    """Telegram deletes nothing of ours after two days: the list is edited away instead."""
    world = Everything()
    world.press("admin", "sources.away", on=world.message("sources:202611150200"))
    assert world.stage.queued(CHAT, "deleteMessage") == []
    assert world.stage.queued(CHAT, "editMessageText") == ["依据已收起"]
