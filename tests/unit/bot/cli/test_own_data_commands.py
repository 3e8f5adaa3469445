"""`export` and `erase`: a group's folder of files, and a group or a person gone from the file."""

import json
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import jsonschema
import pytest

from bot.cli.main import main
from bot.operations.database_start import single_instance
from storage.core import groups, people
from storage.engine.database import open_store
from storage.feeds import subscriptions
from storage.worklog import entries
from tests.seeded import traces
from union.core.groups import Group, Person, Role, Settings
from union.reading.message import Measure
from union.worklog.entries import Fact, LogEntry

NOW = datetime(2026, 11, 18, 2, tzinfo=UTC)
SCHEMA = json.loads((Path(__file__).parents[4] / "docs" / "export.schema.json").read_text("utf-8"))
NAME, OTHER, STONE, SECRET = "欧阳雪莲", "端木清扬", "紫水晶", "5eed5eed"


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """A group with two people's logs, and a group of somebody else."""
    path = tmp_path / "config.toml"
    path.write_text(
        '[telegram]\ntoken = "7000000001:AAroomroomroomroomroomroomroomroomroom0"\n[storage]\npath = "x/gonghui.db"\n',
        "utf-8",
    )
    store = open_store(tmp_path / "x" / "gonghui.db", "t")
    with store.unit() as db:
        for place, title in enumerate((f"{STONE}工会", "别的工会")):
            groups.create(db, -4001 - place, title, NOW)
            group = groups.get(db, 1 + place, Settings())
            assert group is not None
            for number, name in enumerate((NAME, OTHER)[place:]):
                person = people.upsert_person(db, 900_000_001 + place + number, name, None, "zh", NOW)
                people.enrol(db, group, person, Role.OFFICER, NOW)
                entries.add(db, group, entry(person, group), NOW)
            subscriptions.make(db, group, SECRET, f"hash{place}", NOW)
    store.close()
    return path


def entry(person: Person, group: Group) -> LogEntry:
    """A log of three households."""
    text = f"{person.name}走访3户，{group.title}"
    fact = Fact("帮扶慰问", text, NOW.date(), (Measure("3户", Decimal(3), "户"),), ())
    return LogEntry(0, 0, person.name, person.id, text, NOW, (fact,), group.chat_id, person.id)


def run(*words: str) -> int:
    """One command line."""
    return main(words)


def test_an_export_is_a_folder_as_described(
    config: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """data.json by docs/export.schema.json, a ledger a year; nothing of another group, no secret; never over a folder."""
    out = tmp_path / "out"
    assert run("export", "--config", str(config), "--group", "1", "--out", str(out)) == 0
    data = json.loads((out / "data.json").read_text("utf-8"))
    jsonschema.validate(data, SCHEMA)
    told = (out / "data.json").read_text("utf-8")
    assert [each["text"] for each in data["groups"][0]["tables"]["log_versions"]] == [
        f"{NAME}走访3户，{STONE}工会", f"{OTHER}走访3户，{STONE}工会",
    ]  # fmt: skip
    assert SECRET not in told and "别的工会" not in told
    assert sorted(each.name for each in out.iterdir()) == ["calendar.ics", "data.json", "ledger-2026.xlsx"]
    assert run("export", "--config", str(config), "--group", "1", "--out", str(out)) == 2
    assert "已经存在" in capsys.readouterr().err


def test_erase_wants_to_be_meant(config: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Not without --yes, not beside a running bot, not of somebody unknown: nothing is changed."""
    words = ("erase", "--config", str(config), "--group", "1")
    assert run(*words) == 2
    assert run(*words, "--person", "77", "--yes") == 2
    with single_instance(tmp_path / "x" / "gonghui.db"):
        assert run(*words, "--yes") == 1
    assert "--yes" in capsys.readouterr().err
    assert traces(tmp_path / "x", [STONE, NAME])[0] != []


def test_a_group_is_erased(config: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No file holds it; who is in another group is known there; its number is not given again."""
    assert run("erase", "--config", str(config), "--group", "1", "--yes") == 0
    assert traces(tmp_path / "x", [STONE, NAME])[0] == []
    assert "到期" in capsys.readouterr().out
    store = open_store(tmp_path / "x" / "gonghui.db", "t")
    with store.unit() as db:
        assert [row["author_name"] for row in db.query("select author_name from logs")] == [OTHER]
        db.execute("delete from groups")
        assert groups.create(db, -5, "新的", NOW) == 2
        assert [dict(row) for row in db.query("select sort, by, of_group from erasures")] == [
            {"sort": "group", "by": "operator", "of_group": 1}
        ]
    store.close()


def test_a_person_is_erased_from_one_group(config: Path, tmp_path: Path) -> None:
    """By Telegram's number: the work stays, in the other group everything does."""
    assert run("erase", "--config", str(config), "--group", "1", "--person", "900000002", "--yes") == 0
    store = open_store(tmp_path / "x" / "gonghui.db", "t")
    texts = "select author_name, text from logs join log_versions on log_id = logs.id order by logs.id"
    found = [tuple(row.values()) for row in store.db.query(texts)]
    assert found == [
        (NAME, f"{NAME}走访3户，{STONE}工会"),
        ("已注销", f"已注销走访3户，{STONE}工会"),
        (OTHER, f"{OTHER}走访3户，别的工会"),
    ]
    store.close()
