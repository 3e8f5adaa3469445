"""/check: where the report may stand, who is answered, what is kept of it."""

import asyncio
from datetime import timedelta

import pytest

from handlers.core.messages.incoming_message import Document
from handlers.reports import report_check
from handlers.reports.report_check import ASKED
from tests.papers import docx_of
from tests.unit.handlers.stage import ZHOU, Stage, command, documents_read
from tests.unit.handlers.week import Week
from union.core.files.refusal import MOST_BYTES

WRONG = "困难职工由204人降到62人，降696%。"


def stage() -> Stage:
    """A group at work."""
    return Week().stage


@pytest.mark.parametrize(
    "text",
    [f"/check {WRONG}", f"报告体检：{WRONG}", f"帮我看看这份总结有没有错\n{WRONG}", f"体检这份报告：{WRONG}"],
)
def test_behind_the_words(text: str) -> None:
    """With the command or as people say it."""
    at = stage()
    at.write(ZHOU, text, command("check"))
    assert at.queued()[-1].startswith("查出1处，请核对：\n1. 「降696%」：算出来是69.6%（142÷204）")


def test_in_the_message_replied_to() -> None:
    """And clean words are told to be."""
    at = stage()
    at.write(ZHOU, "体检这份报告", command("check"), reply_to=7, reply_text=WRONG)
    assert "69.6%" in at.queued()[-1]
    at.write(ZHOU, "/check", command("check"), reply_to=7, reply_text="降到62人，占总数的30%。")
    assert at.queued()[-1].startswith("没有查出")


def test_alone_it_says_how() -> None:
    """The command; words that ask somebody else are left alone."""
    at = stage()
    at.write(ZHOU, "/check", command("check"))
    assert at.queued()[-1].startswith("回复要查的报告发 /check")
    told = len(at.queued())
    at.write(ZHOU, "帮我看看这份总结有没有错", command("check"))
    assert len(at.queued()) == told


def test_a_file_is_read_beside_the_turn() -> None:
    """What it says is quoted where something is wrong, and stands nowhere else."""
    at = stage()
    at.gateway.file = docx_of(f"年终总结\n全年平安无事，领导表扬。\n{WRONG}")
    at.write(ZHOU, "/check", command("check"), document=Document("f", "总结.docx", 900))
    assert at.shown() == "正在读取…"
    at.deliver()
    asyncio.run(documents_read(at))
    assert "「降696%」" in at.shown()
    tables = [each.name for each in at.store.db.tables]
    kept = [str(row) for name in tables for row in at.store.db[name].rows]
    assert not any("领导表扬" in row for row in kept)


def test_what_can_not_be_read_is_said() -> None:
    """Too large: with what to do."""
    at = stage()
    at.write(ZHOU, "/check", command("check"), document=Document("f", "总结.docx", MOST_BYTES + 1))
    at.deliver()
    asyncio.run(documents_read(at))
    assert at.shown().startswith("文件太大")


def test_many_are_told_in_one_message() -> None:
    """Thirty of them, and how many more."""
    at = stage()
    at.now += timedelta(minutes=2)
    at.write(ZHOU, "/check " + "2月30日。" * 40, report_check.check)
    assert at.queued()[-1].startswith("查出40处")
    assert "30. " in at.queued()[-1] and "另有10处" in at.queued()[-1]


@pytest.mark.parametrize(
    "text", ["体检报告 12月3日前到工会领取", "看看总结写了没", "核对一下名单", "检查这份材料"]
)
def test_other_words_are_no_command(text: str) -> None:
    """A doctor's report, a question, work."""
    assert ASKED.fullmatch(text) is None
