"""`holidays`: the dry run of an official holiday notice, a table for people, JSON for tools (design §5).

The reading itself is union/festivals/notice_reader.py; nothing is stored.
"""

import argparse
import json
import sys
from collections.abc import Iterator

from bot.cli.database_access import file_bytes
from bot.cli.parser import speak_utf8
from bot.clock import host_now
from bot.refusal import FAILED, Refusal
from union.core.almanac.date_format import weekday_words
from union.core.files.refusal import MOST_BYTES, Unreadable, refusal
from union.festivals.notice_reader import name, read_notice, trouble
from union.festivals.notice_values import HolidayNotice
from union.words import words
from union.yearplan.documents.plan_lines import text_of

HELP = "国务院放假通知读出来是哪几天放假、哪几天上班（只看，不保存）"


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="通知的 .txt 或 .docx 文件；- 从标准输入读")
    parser.add_argument("--json", action="store_true", help="输出 JSON")


def run(args: argparse.Namespace) -> int:
    """Print what was read; 1 and the reasons on stderr when any of it cannot be followed: it would not be applied."""
    speak_utf8()
    _ = words()
    try:
        read = read_notice(text_of(file_bytes(args.file, MOST_BYTES)), host_now().year)
    except Unreadable as error:
        raise Refusal(refusal(_, error.reason)) from None
    for problem in read.problems:
        print(trouble(_, problem), file=sys.stderr)
    if (notice := read.notice) is not None:
        days = {"off": list(map(str, notice.off)), "work": list(map(str, notice.work))}
        print(json.dumps({"year": notice.year, **days}) if args.json else "\n".join(_table(notice)))
        if not notice.whole:
            print(f"没有写到：{name(_, notice.missing)}。", file=sys.stderr)
    return FAILED if read.problems else 0


def _table(notice: HolidayNotice) -> Iterator[str]:
    """A line a day under each festival: 「2026-01-01 周四 放假」."""
    _ = words()
    yield f"{notice.year}年"
    for part in notice.parts:
        yield ""
        yield name(_, part.festivals)
        days = [*((day, "放假") for day in part.off), *((day, "上班") for day in part.work)]
        for day, what in sorted(days):
            yield f"{day} {weekday_words(_, day)} {what}"
    yield ""
    yield f"共放假{len(notice.off)}天，周末上班{len(notice.work)}天"
