"""The features: none is left out of the list, nothing of a module is left out of its feature, no name is given twice."""

import inspect
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

import handlers
import storage
from handlers.core.feature import (
    Command,
    Feature,
    Job,
    Phase,
    answers_of,
    buttons_of,
    commands_of,
    documents_of,
    jobs_of,
    replies_of,
)
from handlers.core.hooks import Rank, Reply
from handlers.core.job_context import Desk
from handlers.core.messages import message_subject
from handlers.core.turn import Turn
from handlers.routing.command_menu import ORDER
from handlers.routing.features import ANSWERS, COMMANDS, FEATURES, REPLIES
from handlers.routing.handler_table import DEEDS
from handlers.routing.report_sections import SECTIONS
from storage.core.drafts import Draft
from storage.privacy.data_register import held_tables

HOUSE, STORAGE = Path(handlers.__file__).parent, Path(storage.__file__).parent
QUESTIONS = re.compile(r"^ANSWERS: Answers =", re.M)
BUTTONS = re.compile(r"^DEEDS\b", re.M)
COUNTS = re.compile(r"^def (\w+)\([^)]*: ReportMoment\) -> AddedSection \| None:", re.M)
TABLES = re.compile(r"^create table (\w+)", re.I | re.M)
RENEWED = re.compile(r"^alter table (\w+) rename to", re.I | re.M)
TAKES = re.compile(r"^(?:def )?next_answers\b", re.M)


def modules(shows: re.Pattern[str]) -> Iterator[ModuleType]:
    """The modules of handlers/ in whose source this is found, but routing's own tables."""
    for path in sorted(HOUSE.rglob("*.py")):
        if shows.search(path.read_text("utf-8")) and path.name != "handler_table.py":
            yield import_module(".".join(("handlers", *path.relative_to(HOUSE).with_suffix("").parts)))


@pytest.mark.parametrize("shows", [QUESTIONS, BUTTONS, TAKES, COUNTS])
def test_there_are_such_modules(shows: re.Pattern[str]) -> None:
    """A pattern that finds none any more would let the tests below pass."""
    assert len(list(modules(shows))) > 1


def act(_turn: Turn) -> None:
    """Do nothing."""


def other(_turn: Turn) -> None:
    """Do nothing else."""


def answer(_turn: Turn, _draft: Draft) -> bool:
    """Take nothing."""
    return False


def test_every_room_that_has_a_feature_is_in_the_list() -> None:
    found = {path.parent.name for path in HOUSE.glob("*/feature.py")} - {"core"}
    assert [import_module(f"handlers.{room}.feature").FEATURE in FEATURES for room in sorted(found)] == [
        True for _ in found
    ]
    assert {each.name for each in FEATURES} == found


@pytest.mark.parametrize("module", list(modules(BUTTONS)), ids=lambda module: module.__name__)
def test_every_button_of_a_module_is_given_by_a_feature(module: ModuleType) -> None:
    assert {name: DEEDS.get(name) for name in module.DEEDS} == module.DEEDS


@pytest.mark.parametrize("module", list(modules(QUESTIONS)), ids=lambda module: module.__name__)
def test_every_question_of_a_module_is_given_by_a_feature(module: ModuleType) -> None:
    assert {name: ANSWERS.get(name) for name in module.ANSWERS} == module.ANSWERS


def test_every_module_that_takes_the_next_private_message_is_asked() -> None:
    taking = [takes for each in FEATURES for takes in each.next_answers]
    assert len(set(taking)) == len(taking)
    assert set(taking) == {module.next_answers for module in modules(TAKES)}


def test_every_section_of_a_room_is_in_the_table_of_the_report() -> None:
    found = {
        getattr(module, name)
        for module in modules(COUNTS)
        for name in COUNTS.findall(inspect.getsource(module))
    }
    assert found == set(SECTIONS.values())


def test_the_commands_stand_in_the_order_of_the_menu() -> None:
    assert tuple(each.name for each in COMMANDS) == ORDER


def test_a_button_of_two_features_is_refused_with_both_names() -> None:
    first, second = (
        Feature("worklog", buttons=({"x.undo": act},)),
        Feature("budgets", buttons=({"x.undo": other},)),
    )
    with pytest.raises(ValueError, match=r"button x\.undo is given by worklog and by budgets"):
        buttons_of((first, second))


def test_a_button_of_two_modules_of_one_room_is_refused() -> None:
    with pytest.raises(ValueError, match=r"button x\.undo is given by worklog and by worklog"):
        buttons_of((Feature("worklog", buttons=({"x.undo": act}, {"x.undo": act})),))


def test_a_question_of_two_features_is_refused_with_both_names() -> None:
    first, second = Feature("care", answers=({"day": answer},)), Feature("helped", answers=({"day": answer},))
    with pytest.raises(ValueError, match="question day is given by care and by helped"):
        answers_of((first, second))


def test_a_command_of_two_features_is_refused_with_both_names() -> None:
    first = Feature("care", commands=(Command("show", ("看",), act),))
    second = Feature("helped", commands=(Command("show", ("名册",), act),))
    with pytest.raises(ValueError, match="command show is given by care and by helped"):
        commands_of((first, second), ("show",))


def test_a_command_given_twice_by_one_feature_is_refused() -> None:
    twice = Feature("care", commands=(Command("show", ("看",), act), Command("show", ("名册",), act)))
    with pytest.raises(ValueError, match="command show is given by care and by care"):
        commands_of((twice,), ("show",))


def test_a_word_of_two_commands_is_refused_with_both_names() -> None:
    first = Feature("care", commands=(Command("show", ("看",), act),))
    second = Feature("helped", commands=(Command("list", ("名册", "看"), act),))
    with pytest.raises(ValueError, match="command word 看 is given by care and by helped"):
        commands_of((first, second), ("show", "list"))


def test_a_document_two_features_go_on_with_is_refused() -> None:
    kind = next(each.documents for each in FEATURES if each.name == "reports")
    first, second = Feature("reports", documents=kind), Feature("festivals", documents=kind)
    with pytest.raises(ValueError, match="document paper is given by reports and by festivals"):
        documents_of((first, second))


@pytest.mark.parametrize("order", [(), ("show", "list"), ("show", "show", "list")])
def test_a_command_without_a_place_is_refused_and_a_place_without_a_command(order: tuple[str, ...]) -> None:
    feature = Feature("care", commands=(Command("show", ("看",), act),))
    with pytest.raises(ValueError, match="order"):
        commands_of((feature,), order)


def test_a_reply_taken_for_a_command_that_is_none_is_refused() -> None:
    feature = Feature("care", command_replies={"ad": lambda _turn, _about: False})
    with pytest.raises(ValueError, match=r"no command: \['ad'\]"):
        commands_of((feature,), ())


def test_only_what_is_due_is_asked_for_all_groups() -> None:
    with pytest.raises(ValueError, match="due"):
        Job(lambda _desk: None, Phase.DAY, groups_due=lambda _db, _now: ())


def test_jobs_are_done_by_phase_and_within_one_in_the_order_of_the_features() -> None:
    def at(phase: Phase) -> Job:
        def work(_desk: Desk) -> None:
            """Do nothing."""

        return Job(work, phase)

    report, due, board, other_due = at(Phase.REPORT), at(Phase.DUE), at(Phase.BOARD), at(Phase.DUE)
    found = jobs_of((Feature("a", jobs=(report, due)), Feature("b", jobs=(board, other_due))))
    assert found == (due, other_due, board, report)


def reply(_turn: Turn, _mark: str) -> bool:
    """Take nothing."""
    return False


def test_a_reply_two_features_take_is_refused_with_both_names() -> None:
    first, second = (Feature(name, replies={"log": Reply(reply)}) for name in ("worklog", "budgets"))
    with pytest.raises(ValueError, match=r"reply .*log.* is given by worklog and by budgets"):
        replies_of((first, second))


def test_of_several_that_take_replies_about_one_subject_the_first_in_rank_is_asked_first() -> None:
    change, report = Reply(reply), Reply(reply, Rank.REPORT)
    found = replies_of(
        (Feature("calendar", replies={"event": change}), Feature("a", replies={"event": report}))
    )
    assert found == {"event": (report, change)}


def test_a_reply_is_taken_by_the_rooms_of_its_subject_alone() -> None:
    found = {about: [each.rank for each in takers] for about, takers in REPLIES.items()}
    assert found[message_subject.EVENT] == [Rank.CORRECTION, Rank.REPORT, Rank.CHANGE]
    assert found[message_subject.LOG] == [Rank.CORRECTION, Rank.CHANGE]
    others = (message_subject.EVENT, message_subject.LOG)
    assert all(ranks == [Rank.CHANGE] for about, ranks in found.items() if about not in others)
    assert found.keys() >= message_subject.SEVERAL


def test_every_table_lies_in_the_room_of_its_subject_and_is_registered() -> None:
    """A room of storage/ has the name of a feature, but for what every subject stands on."""
    rooms: dict[str, str] = {}
    for path in sorted(STORAGE.rglob("*.sql")):
        sql, room = path.read_text("utf-8"), path.relative_to(STORAGE).parts[0]
        # A table that is made anew under its old name is its first room's.
        for table in set(TABLES.findall(sql)) - set(RENEWED.findall(sql)):
            assert rooms.setdefault(table, room) == room, table
    kept = {held.table for held in held_tables()}
    assert kept == rooms.keys() | {"sqlite_sequence", "_sqlite_migrations"}
    assert set(rooms.values()) <= {each.name for each in FEATURES} | {"core", "events"}
