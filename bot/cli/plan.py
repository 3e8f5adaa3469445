"""`plan`: the dry run of a year plan, by months for people, JSON for tools (docs/plan.schema.json).

Reading is union/yearplan/ and union/reports/; nothing is stored.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from datetime import timedelta
from itertools import groupby
from pathlib import PurePath

from bot.cli.database_access import STDIN, file_bytes
from bot.cli.parser import speak_utf8
from bot.refusal import WRONG_USE, Refusal
from handlers.yearplan.texts import other_year, reading, when_words
from union.core.files.refusal import MOST_PLAN_BYTES, Unreadable, refusal
from union.core.kinds import kind_words
from union.core.period import Grain
from union.words import Words, words
from union.yearplan.documents.plan_lines import lines_of
from union.yearplan.model import PlanItem, YearPlan, YearUnknown
from union.yearplan.reader import Told, as_json, read_plan

HELP = "年度计划读出来是哪些事、什么时候（只看，不保存）"
LONG = 500  # lines; what is shorter is read before anybody looks
OF_A_MONTH = (Grain.MINUTE, Grain.HOUR, Grain.DAY, Grain.WEEK, Grain.MONTH)
Place = tuple[bool, bool, int, timedelta]


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="计划的 .txt、.docx 或 .xlsx 文件；- 从标准输入读")
    parser.add_argument("--year", type=int, metavar="Y", help="哪一年的计划；不写则看标题")
    parser.add_argument("--json", action="store_true", help="输出 JSON")


def run(args: argparse.Namespace) -> int:
    """Print what was read; on stderr that the title names another year than `--year`."""
    speak_utf8()
    if args.year is not None and args.year not in range(1950, 2100):
        raise Refusal(f"--year 要写公历年份，例如 --year 2027，不是 {args.year}。", WRONG_USE)
    name = "" if args.file == STDIN else PurePath(args.file).name
    plan = _read_plan_file(file_bytes(args.file, MOST_PLAN_BYTES), name, args.year)
    if plan.said_year is not None and plan.said_year != plan.year:
        print(other_year(words(), said=plan.said_year, year=plan.year), file=sys.stderr)
    if args.json:
        print(json.dumps(as_json(plan), ensure_ascii=False))
    else:
        print("\n".join(overview(words(), plan)))
    return 0


def _read_plan_file(content: bytes, name: str, year: int | None) -> YearPlan:
    try:
        lines = lines_of(content, name)
        with _shown_reading() if len(lines) >= LONG and sys.stderr.isatty() else nullcontext(None) as told:
            return read_plan(lines, year=year, told=told)
    except Unreadable as error:
        raise Refusal(refusal(words(), error.reason)) from None
    except YearUnknown:
        raise Refusal("标题里没写是哪一年的计划，请用 --year 写明，例如 --year 2027。", WRONG_USE) from None


@contextmanager
def _shown_reading() -> Iterator[Told]:
    """One line on the terminal that says how far it is, gone at the end."""
    _show(0, 1)
    try:
        yield _show
    finally:
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def _show(done: int, total: int) -> None:
    print(f"\r{reading(words(), 100 * done // total)}", end="", file=sys.stderr, flush=True)


def overview(_: Words, plan: YearPlan) -> Iterator[str]:
    """The lines: months and quarters in order, then the whole year, what comes round again, what has no time."""
    yield plan.title or _("{year}年计划", year=plan.year)
    yield _("按{year}年读，共{count}项。", year=plan.year, count=len(plan.items))
    ordered = sorted(plan.items, key=lambda one: (_place(one), one.when.start, one.line))
    for _at, items in groupby(ordered, _place):
        group = list(items)
        yield ""
        yield _heading(_, group[0], plan.year)
        for one in group:
            yield from _lines(_, one, plan.year)
    if plan.duties:
        yield ""
        yield _("未定时间的工作（{count}）", count=len(plan.duties))
        yield from (f"  · {_one_line(duty.text)}" for duty in plan.duties)


def _lines(_: Words, one: PlanItem, year: int) -> Iterator[str]:
    facts = [kind_words(_, one.kind), _("、").join(one.owners)]
    told = _("；").join(fact for fact in facts if fact)
    yield "  " + _(
        "{when} {title}（{facts}）", when=when_words(_, one.when, year), title=one.title, facts=told
    )
    yield "    " + _("原文：{quote}", quote=_one_line(one.quote))


def _place(one: PlanItem) -> Place:
    """Where its group stands: by its first month and how long it is; the whole year and series come last."""
    when = one.when
    if when.rrule is not None:
        return True, True, 0, timedelta()
    if when.grain is Grain.YEAR:
        return False, True, when.start.year, timedelta()
    month = when.start.year * 12 + when.start.month
    if when.grain in OF_A_MONTH:
        return False, False, month, timedelta()
    return False, False, month, when.until - when.start


def _heading(_: Words, one: PlanItem, year: int) -> str:
    when = one.when
    if when.rrule is not None:
        return _("定期要办的")
    if when.grain is Grain.YEAR:
        return _("全年") if when.start.year == year else _("{year}年", year=when.start.year)
    if when.grain not in OF_A_MONTH:
        return when_words(_, replace(when, deadline=False), year)
    month = _("{month}月", month=when.start.month)
    return month if when.start.year == year else _("{year}年{part}", year=when.start.year, part=month)


def _one_line(said: str) -> str:
    return " ".join(said.split())
