"""The `plan` command: the dry run of a year plan, from a file or standard input."""

import argparse
import io
import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from bot.cli import plan
from bot.refusal import Refusal
from tests.papers import docx_of

TEXT = "2027年工会工作计划\n1、3月份召开职工代表大会。\n2、加强思想引领。"
SCHEMA = json.loads(Path("docs/plan.schema.json").read_text("utf-8"))


def run(*words: str) -> int:
    """The command with these words."""
    parser = argparse.ArgumentParser()
    plan.configure(parser)
    return plan.run(parser.parse_args(words))


@pytest.fixture
def feed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The plan on standard input."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))


@pytest.mark.parametrize("content", [TEXT.encode(), TEXT.encode("gb18030"), docx_of(TEXT)])
def test_json_holds_the_items(tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes) -> None:
    """One object that fits the schema; quotes are the document's words."""
    path = tmp_path / "计划.bin"
    path.write_bytes(content)
    assert run(str(path), "--json") == 0
    said = capsys.readouterr()
    answer = json.loads(said.out)
    Draft202012Validator(SCHEMA).validate(answer)
    (item,) = answer["items"]
    assert (item["when"]["start"], item["when"]["grain"]) == ("2027-03-01T00:00", "month")
    assert item["quote"] in TEXT
    assert (answer["year"], answer["said_year"], said.err) == (2027, 2027, "")


@pytest.mark.usefixtures("feed")
def test_people_read_it_by_months(capsys: pytest.CaptureFixture[str]) -> None:
    """Each item with its sentence under it; 「-」 is standard input."""
    assert run("-") == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:4] == ["2027年工会工作计划", "按2027年读，共1项。", "", "3月"]
    assert lines[5].startswith("    原文：")


@pytest.mark.usefixtures("feed")
def test_another_year_in_the_title_is_pointed_out(capsys: pytest.CaptureFixture[str]) -> None:
    """On stderr; the year that was given counts."""
    assert run("-", "--year", "2028", "--json") == 0
    said = capsys.readouterr()
    assert json.loads(said.out)["items"][0]["when"]["start"].startswith("2028-03")
    assert "2027年" in said.err and "2028年" in said.err


REFUSED = [
    ("一、3月份开会。".encode(), (), 2, "--year"),
    (TEXT.encode(), ("--year", "27"), 2, "--year"),
    (b"%PDF-1.7", (), 1, "PDF"),
    (b"", (), 1, "没有文字"),
]


@pytest.mark.parametrize(("content", "more", "code", "words"), REFUSED)
def test_what_is_refused(
    tmp_path: Path, content: bytes, more: tuple[str, ...], code: int, words: str
) -> None:
    """No year, no year at all, no plan: one line that says what to do."""
    (tmp_path / "plan").write_bytes(content)
    with pytest.raises(Refusal, match=words) as caught:
        run(str(tmp_path / "plan"), *more)
    assert caught.value.code == code


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """Wrong use."""
    with pytest.raises(Refusal, match="没有这个文件") as caught:
        run(str(tmp_path / "nothing"))
    assert caught.value.code == 2


class Terminal(io.StringIO):
    """A stderr somebody looks at."""

    def isatty(self) -> bool:
        """Yes."""
        return True


@pytest.mark.parametrize(("lines", "is_shown"), [(plan.LONG, True), (3, False)])
def test_progress_is_shown_where_it_is_long_and_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lines: int, is_shown: bool
) -> None:
    """How much is read, on a terminal's stderr, wiped away at the end; never of a short plan."""
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    (tmp_path / "plan.txt").write_text(TEXT + "\n3月开会。" * lines, "utf-8")
    assert run(str(tmp_path / "plan.txt"), "--json") == 0
    assert (len(set(re.findall(r"已读\d+%", terminal.getvalue()))) > 20) is is_shown
    assert not is_shown or terminal.getvalue().endswith("\x1b[K")
