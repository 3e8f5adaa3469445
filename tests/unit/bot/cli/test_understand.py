"""The `understand` command: one text for people or tools, and batches of JSON lines."""

import argparse
import contextlib
import gc
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from bot.cli import understand
from bot.refusal import Refusal


def run(*words: str) -> int:
    """The command with these words."""
    parser = argparse.ArgumentParser()
    understand.configure(parser)
    return understand.run(parser.parse_args(words))


def feed(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """Put text on standard input."""
    monkeypatch.setattr("sys.stdin", io.StringIO(text))


def test_one_text_is_told_in_a_few_lines(capsys: pytest.CaptureFixture[str]) -> None:
    """For people: the sentence with its pieces marked, what it means, each piece in words, why."""
    assert run("下周三下午3点开工会小组长例会", "--now", "2026-11-20T10:00") == 0

    *lines, weights = capsys.readouterr().out.splitlines()
    assert lines == [
        "【下周三下午3点｜时间】开工会小组长例会",
        "意思：日程（会议）：工会小组长例会",
        "· 时间「下周三下午3点」：11月25日 周三 15:00",
        "为什么：说了今后的时间，又有「例会」",
    ]
    assert weights.startswith("类型的词：「例会」")


def test_what_is_left_alone_is_told_why(capsys: pytest.CaptureFixture[str]) -> None:
    """A sentence nothing is done about names the word that forbade it, and what to write instead."""
    assert run("周三的慰问不用办了", "--now", "2026-11-20T10:00") == 0

    said = capsys.readouterr().out
    assert "意思：不处理" in said
    assert "（「不用」）" in said
    assert "请以「记录：」开头" in said


def test_json_is_one_object(capsys: pytest.CaptureFixture[str]) -> None:
    """For tools: exactly one line of JSON."""
    assert run("慰问困难职工12户，每户500元", "--now", "2026-11-20T10:00", "--json") == 0

    answer = json.loads(capsys.readouterr().out)
    assert [one["yuan"] for one in answer["money"]] == [500, 6000]


def test_without_text_one_message_is_read_from_stdin(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A whole message may have several lines."""
    feed(monkeypatch, "慰问12户\n培训30人\n")

    assert run("--json", "--now", "2026-11-20T10:00") == 0
    assert [one["text"] for one in json.loads(capsys.readouterr().out)["measures"]] == ["12户", "30人"]


def test_a_batch_answers_every_line_in_order(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The id comes back, empty lines are passed over, each line has its own now and region."""
    lines = [
        {"id": "a", "text": "明天开会", "now": "2026-11-20T10:00:00+08:00"},
        {"id": 2, "text": "5/12 開會", "now": "2026-11-20T10:00", "region": "HK"},
    ]
    feed(monkeypatch, "\n\n".join(json.dumps(line, ensure_ascii=False) for line in lines) + "\n")

    assert run("--batch", "--json") == 0
    first, second = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert (first["id"], first["when"]["start"]) == ("a", "2026-11-21T00:00")
    assert (second["id"], second["when"]["start"]) == (2, "2026-12-05T00:00")


@pytest.mark.parametrize(
    "bad",
    [
        "不是JSON",
        "[1]",
        '{"id": 7}',
        '{"id": 7, "text": 5}',
        '{"id": 7, "text": "开会", "now": "昨天"}',
        '{"id": 7, "text": "开会", "now": 5}',
        '{"id": 7, "text": "开会", "region": []}',
        "[" * 5000,
    ],
)
def test_a_bad_line_is_answered_and_the_rest_goes_on(
    bad: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One Chinese sentence for the line, the others read, exit code 1 at the end, nothing else on stdout."""
    feed(monkeypatch, bad + '\n{"id": 8, "text": "明天开会", "now": "2026-11-20T10:00"}\n')

    assert run("--batch", "--json") == 1
    first, second = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert first.keys() == {"id", "error"}
    assert first["error"].endswith("。")
    assert second["id"] == 8


@pytest.mark.parametrize("words", [("--batch",), ("--batch", "--json", "开会"), ("开会", "--now", "昨天")])
def test_wrong_use_is_refused_in_one_sentence(words: tuple[str, ...]) -> None:
    """Exit code 2."""
    with pytest.raises(Refusal) as refused:
        run(*words)

    assert refused.value.code == 2


@pytest.mark.parametrize("now", ["2026-11-20T10:00", "gestern"])
def test_garbage_is_looked_for_again_behind_an_answer(capsys: pytest.CaptureFixture[str], now: str) -> None:
    """Whatever goes on in the same process, refused or not."""
    args = argparse.Namespace(text="明天开会", now=now, region="CN", json=False, batch=False)
    with contextlib.suppress(Refusal):
        understand.run(args)
    assert gc.isenabled()


@pytest.mark.slow
def test_one_text_is_told_with_no_more_than_it_needs() -> None:
    """From a fresh process: no Telegram, no loop, no database, no other language, nothing that only JSON is made with."""
    heavy = {"asyncio", "dateparser", "opencc", "pydantic", "sqlite3", "sqlite_utils", "telegram"}
    heavy |= {"union.reading.act_reading", "union.reading.message_json"}
    code = (
        "import sys; from bot.cli.main import main; main(['understand', '下周三下午3点开会']);"
        f"print(sorted({heavy} & sys.modules.keys()))"
    )
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=Path(__file__).parents[4], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
