"""The register of helped families: codes for good, names for a time."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from storage.core import groups
from storage.engine.database import Database
from storage.helped import name_register
from storage.privacy.data_register import absorb
from union.core.groups import Group, Settings
from union.helped.families import Help, read_code, with_codes

NOW = datetime(2026, 11, 20, 2, tzinfo=UTC)


@pytest.fixture
def group(db: Database) -> Group:
    """A group."""
    return made(db, -1001)


def made(db: Database, chat_id: int) -> Group:
    """A group of this chat."""
    groups.create(db, chat_id, "红星厂工会", NOW)
    found = groups.of_chat(db, chat_id, Settings())
    assert found is not None
    return found


def test_a_name_has_one_code_however_it_is_spaced(db: Database, group: Group) -> None:
    """The same family named again has the code it had; another one the next."""
    codes = [name_register.keep(db, group, name, NOW).code for name in ("王秀兰", " 王秀兰 ", "刘建国")]
    assert codes == ["户01", "户01", "户02"]


def test_of_another_branch_is_another_family(db: Database, group: Group) -> None:
    """Two people may be called the same; a branch told later is learned."""
    first = name_register.keep(db, group, "王芳", NOW)
    assert name_register.keep(db, group, "王芳", NOW, branch="二车间").id == first.id
    assert name_register.keep(db, group, "王芳", NOW, branch="三车间").id != first.id


def test_a_group_that_keeps_no_names_has_codes_alone(db: Database, group: Group) -> None:
    """Nothing is stored that could tell one from the other."""
    silent = replace(group, settings=replace(group.settings, names_kept=0))
    first, second = (name_register.keep(db, silent, "王芳", NOW, branch="二车间") for _ in range(2))
    assert (first.name, first.branch, first.code, second.code) == (None, None, "户01", "户02")


def test_codes_of_two_groups_that_are_one_stay_apart(db: Database, group: Group) -> None:
    """The double's families go on behind the group's own, with their names."""
    name_register.keep(db, group, "王秀兰", NOW)
    name_register.keep(db, group, "刘建国", NOW)
    double = made(db, -1002)
    for name in ("张三", "李四"):
        name_register.keep(db, double, name, NOW)
    absorb(db, group, -1002)
    named = [(each.code, each.name) for each in name_register.of_group(db, group)]
    assert named == [("户01", "王秀兰"), ("户02", "刘建国"), ("户03", "张三"), ("户04", "李四")]


def test_codes_take_the_place_of_masked_names(db: Database, group: Group) -> None:
    """Each where its own surname stands; those with no place stand at the end, once."""
    families = [name_register.keep(db, group, name, NOW) for name in ("刘建国", "欧阳明")]
    assert with_codes("慰问困难职工刘＊＊、欧阳＊＊", families) == "慰问困难职工户01、户02"
    assert with_codes("走访困难职工2户", families) == "走访困难职工2户（户01、户02）"
    assert with_codes("慰问困难职工户01", families) == "慰问困难职工户01（户02）"


@pytest.mark.parametrize(
    ("words", "number"), [("户03", 3), (" 户 12 ", 12), ("户０３", 3), ("3户", None), ("户", None)]
)
def test_a_code_is_read(words: str, number: int | None) -> None:
    """As it is written on a phone; 「3户」 is a count."""
    assert read_code(words) == number


def test_help_without_a_log_is_none(db: Database, group: Group) -> None:
    """A family that got nothing has nothing listed."""
    assert name_register.helps(db, group, name_register.keep(db, group, "王芳", NOW)) == []
    assert Help(date(2026, 11, 20)).minor is None
