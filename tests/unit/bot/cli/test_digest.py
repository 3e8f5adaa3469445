"""`digest` and `groups`: reports and groups read from the file, beside a running bot."""

import io
import json
import sqlite3
import sys
import zipfile
from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PIL import Image

from bot.cli import main
from storage.core import groups
from storage.engine.database import open_store
from storage.privacy import data_register
from storage.worklog import entries
from union.core.groups import Settings
from union.reading.message import Measure, Money
from union.worklog.entries import Fact, LogEntry

BEGAN = datetime(2026, 1, 5, 2, tzinfo=UTC)
DAY = date(2026, 1, 9)


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """A configuration whose database holds a group that moved once, and one log."""
    path = tmp_path / "config.toml"
    path.write_text(
        '[telegram]\ntoken = "123456:abcdefghijklmnopqrstuvwxyzABCDEFGHI"\n[storage]\npath = "b.db"\n'
    )
    store = open_store(tmp_path / "b.db", "t")
    with store.unit() as db:
        groups.create(db, -4001, "红星机械厂工会", BEGAN)
        group = groups.of_chat(db, -4001, Settings())
        assert group is not None
        fact = Fact(
            "帮扶慰问", "走访困难职工", DAY, (Measure("12户", Decimal(12), "户"),), (Money("6000元", 600000),)
        )
        entry = LogEntry(0, 0, "周敏", None, "走访困难职工12户，慰问金6000元", BEGAN, (fact,))
        entries.add(db, group, entry, BEGAN)
        groups.set_last_message_time(db, group, BEGAN)
        data_register.move(db, group, -100123)
    store.close()
    return path


def run(config: Path, *words: str) -> int:
    """One command line."""
    return main.main([words[0], "--config", str(config), *words[1:]])


def digest(config: Path, *words: str, group: str = "1", period: str = "2026-01") -> int:
    """One `digest`."""
    return run(config, "digest", "--group", group, "--period", period, *words)


@pytest.mark.parametrize("group", ["1", "-100123", "-4001"])
def test_group_by_number_or_any_chat_id(config: Path, group: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Our number, the chat id, and the one the chat had before."""
    assert digest(config, group=group) == 0
    said = capsys.readouterr().out
    assert "1月月报" in said
    assert "帮扶慰问 1项：12户，6000元" in said


def test_json_holds_the_same_figures(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """JSON on stdout, nothing else."""
    assert digest(config, "--format", "json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["overview"]["money"] == [{"currency": "CNY", "yuan": 6000, "approx": False, "sources": [1]}]


def test_docx_is_written_whole(config: Path, tmp_path: Path) -> None:
    """A Word file under its name, and no other file beside it."""
    folder = tmp_path / "out"
    folder.mkdir()
    assert digest(config, "--format", "docx", "--out", str(folder / "一月.docx")) == 0
    assert [each.name for each in folder.iterdir()] == ["一月.docx"]
    with zipfile.ZipFile(folder / "一月.docx") as document:
        assert "12户" in document.read("word/document.xml").decode()


def test_docx_bears_the_unions_letterhead(config: Path, tmp_path: Path) -> None:
    """The same paper as the bot sends: to whom it goes stands above the text."""
    store = open_store(tmp_path / "b.db", "t")
    with store.unit() as db:
        group = groups.get(db, 1, Settings())
        assert group is not None
        groups.change_setting(db, group, "paper_addressee", "市总工会")
    store.close()
    assert digest(config, "--format", "docx", "--out", str(tmp_path / "一月.docx")) == 0
    with zipfile.ZipFile(tmp_path / "一月.docx") as document:
        assert "市总工会：" in document.read("word/document.xml").decode()


def test_xlsx_holds_the_rows_of_the_logs(config: Path, tmp_path: Path) -> None:
    """A ledger with the log's number, who wrote it and its figures."""
    assert digest(config, "--format", "xlsx", "--out", str(tmp_path / "一月.xlsx")) == 0
    rows = list(load_workbook(tmp_path / "一月.xlsx")["记录"].iter_rows(min_row=2, values_only=True))
    assert [(row[0], row[6], row[8], row[14]) for row in rows] == [
        (1, 12, None, "周敏"),
        (1, None, 6000, "周敏"),
    ]


def test_png_is_a_picture(config: Path, tmp_path: Path) -> None:
    """As wide as the one the group gets."""
    assert digest(config, "--format", "png", "--out", str(tmp_path / "一月.png")) == 0
    with Image.open(tmp_path / "一月.png") as picture:
        assert (picture.format, picture.width) == ("PNG", 1080)


def test_text_goes_to_a_file_in_utf8(config: Path, tmp_path: Path) -> None:
    """`--out` serves text too."""
    assert digest(config, "--out", str(tmp_path / "r.txt")) == 0
    assert "12户" in (tmp_path / "r.txt").read_text("utf-8")


def test_stdout_is_utf8_whatever_the_locale(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal in another encoding still gets the report."""
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="ascii"))
    assert digest(config) == 0
    sys.stdout.flush()
    assert "1月月报" in raw.getvalue().decode("utf-8")


REFUSED = [
    (["--format", "docx"], "--out"),
    (["--format", "xlsx"], "--out"),
    (["--format", "png"], "--out"),
    (["--format", "pdf"], "没有"),
]


@pytest.mark.parametrize(("words", "said"), REFUSED)
def test_forms_that_do_not_exist_are_refused_in_words(
    config: Path, words: Sequence[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 2 and a Chinese sentence."""
    assert digest(config, *words) == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    ("group", "period", "said"),
    [
        ("1", "2026-13", "2026-13"),
        ("1", "一月", "一月"),
        ("77", "2026-01", "groups"),
        ("1", "2199", "还没开始"),
        ("红星", "2026-01", "红星"),
    ],
)
def test_wrong_group_or_period(
    config: Path, group: str, period: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Which group and period there are is said, exit code 2."""
    assert digest(config, group=group, period=period) == 2
    assert said in capsys.readouterr().err


def test_folder_that_is_not_there(config: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that can't be written is said in one line."""
    assert digest(config, "--out", str(tmp_path / "none" / "r.txt")) == 1
    assert "写不了" in capsys.readouterr().err


def test_database_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is created by reading."""
    path = tmp_path / "config.toml"
    path.write_text(
        '[telegram]\ntoken = "123456:abcdefghijklmnopqrstuvwxyzABCDEFGHI"\n[storage]\npath = "b.db"\n'
    )
    assert digest(path) == 1
    assert "还不存在" in capsys.readouterr().err
    assert not (tmp_path / "b.db").exists()


def test_reading_beside_a_writing_bot(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A bot in the middle of a transaction does not stand in the way, and is not waited for."""
    writer = sqlite3.connect(config.parent / "b.db")
    writer.execute("begin immediate")
    try:
        assert digest(config) == 0
    finally:
        writer.rollback()
        writer.close()
    assert "12户" in capsys.readouterr().out


def test_groups_are_listed(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Number, present chat id, last message in the group's own time, title."""
    assert run(config, "groups") == 0
    assert capsys.readouterr().out.splitlines()[1] == "1\t-100123\t2026-01-05 10:00\t红星机械厂工会"


def test_no_group_yet(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An empty database is said, not shown as an empty table."""
    path = tmp_path / "config.toml"
    path.write_text(
        '[telegram]\ntoken = "123456:abcdefghijklmnopqrstuvwxyzABCDEFGHI"\n[storage]\npath = "b.db"\n'
    )
    open_store(tmp_path / "b.db", "t").close()
    assert run(path, "groups") == 0
    assert "还没有群" in capsys.readouterr().out
