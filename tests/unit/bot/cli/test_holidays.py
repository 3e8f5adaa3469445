"""The `holidays` command: the dry run of a notice, from a file or standard input."""

import argparse
import io
import json
from pathlib import Path

import pytest

from bot.cli import holidays
from bot.refusal import Refusal
from tests.papers import docx_of

NOTICE = (
    "2019年节假日安排\n一、元旦：2018年12月30日至2019年1月1日放假调休，共3天。2018年12月29日（星期六）上班。"
)


def run(*words: str) -> int:
    """The command with these words."""
    parser = argparse.ArgumentParser()
    holidays.configure(parser)
    return holidays.run(parser.parse_args(words))


@pytest.mark.parametrize("content", [NOTICE.encode(), NOTICE.encode("gb18030"), docx_of(NOTICE)])
def test_json_has_every_day(tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes) -> None:
    """Year, days off with the weekend, days worked, those of the year before too."""
    path = tmp_path / "notice"
    path.write_bytes(content)
    assert run(str(path), "--json") == 0
    said = capsys.readouterr()
    assert json.loads(said.out) == {
        "year": 2019,
        "off": ["2018-12-30", "2018-12-31", "2019-01-01"],
        "work": ["2018-12-29"],
    }
    assert said.err == "没有写到：春节、清明、五一、端午、中秋、国庆。\n"


def feed(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))


def test_people_read_a_table(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A line a day under its festival; 「-」 is standard input."""
    feed(monkeypatch, NOTICE)
    assert run("-") == 0
    assert capsys.readouterr().out.splitlines() == [
        "2019年",
        "",
        "元旦",
        "2018-12-29 周六 上班",
        "2018-12-30 周日 放假",
        "2018-12-31 周一 放假",
        "2019-01-01 周二 放假",
        "",
        "共放假3天，周末上班1天",
    ]


def test_what_is_wrong_is_said_and_fails(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 1 and the reasons on stderr; what could be read still stands on stdout."""
    feed(monkeypatch, NOTICE.replace("共3天", "共4天"))
    assert run("-", "--json") == 1
    said = capsys.readouterr()
    assert json.loads(said.out)["year"] == 2019
    assert said.err.splitlines()[0] == "元旦：写的是4天，日期算下来是3天。"


def test_no_notice_prints_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A text without an arrangement."""
    feed(monkeypatch, "今天走访困难职工3户")
    assert run("-", "--json") == 1
    assert capsys.readouterr().out == ""


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """Wrong use, in one sentence."""
    with pytest.raises(Refusal, match="没有这个文件") as caught:
        run(str(tmp_path / "nothing"))
    assert caught.value.code == 2


def test_a_file_of_another_kind(tmp_path: Path) -> None:
    """Refused with what to do."""
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7")
    with pytest.raises(Refusal, match=r"PDF 读不了") as caught:
        run(str(tmp_path / "a.pdf"))
    assert caught.value.code == 1
