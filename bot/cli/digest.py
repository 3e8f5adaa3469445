"""`digest`: a group's report of a period as text, JSON, Word, ledger or picture, from the same figures as the bot's."""

import argparse
import json
from pathlib import Path
from tempfile import NamedTemporaryFile

from bot.cli.database_access import add_group, group_reading
from bot.cli.parser import speak_utf8
from bot.clock import host_now
from bot.refusal import WRONG_USE, Refusal
from handlers.reports.report_snapshot import Reports
from handlers.routing.report_sections import SECTIONS
from union.core import period as periods
from union.reports.document import FileForm
from union.reports.document_formats import render
from union.reports.report_json import as_json
from union.reports.text.parts import as_text
from union.words import words

HELP = "生成一个群某段时间的报告：文字、JSON、Word、Excel 台账或图"
FILES = tuple(form.value for form in FileForm)


def configure(parser: argparse.ArgumentParser) -> None:
    add_group(parser)
    parser.add_argument("--period", required=True, metavar="P", help="2026-11、2026-Q3、2026-H1 或 2026")
    parser.add_argument(
        "--format",
        choices=("text", "json", *FILES),
        default="text",
        metavar="F",
        help="text（默认）、json、docx（公文）、review（年终总结的 Word）、xlsx（台账）、png（图）",
    )
    parser.add_argument("--out", type=Path, metavar="PATH", help="写到文件；docx、xlsx、png 必须写明")


def run(args: argparse.Namespace) -> int:
    """Print the report, or write it to `--out`, which is there whole or not at all."""
    period, form = periods.of_key(args.period), FileForm(args.format) if args.format in FILES else None
    if period is None:
        raise Refusal(f"不认识的期间 {args.period}，可写 2026-11、2026-Q3、2026-H1 或 2026", WRONG_USE)
    if form is not None and args.out is None:
        raise Refusal(f"{form} 要写到文件，请加 --out 文件名", WRONG_USE)
    with group_reading(args) as (_config, db, group):
        period, now = group.months.same(period), host_now()
        if period.first > group.day(now):
            raise Refusal(f"{period.key} 还没开始，没有可汇总的记录", WRONG_USE)
        made = Reports(db, group, now, SECTIONS).paper(period, form)
    _ = words(group.settings.language)
    if form is not None:
        content = render(form, made, _)
    elif args.format == "json":
        content = (json.dumps(as_json(made.digest), ensure_ascii=False, indent=2) + "\n").encode()
    else:
        content = (as_text(made.digest, _).text + "\n").encode()
    _deliver(content, args.out)
    return 0


def _deliver(content: bytes, out: Path | None) -> None:
    """A file under another name first: whoever looks finds the whole file or none."""
    if out is None:
        speak_utf8()
        print(content.decode(), end="")
        return
    try:
        _write(content, out)
    except OSError as error:
        raise Refusal(f"写不了 {out}：{error.strerror}") from None


def _write(content: bytes, out: Path) -> None:
    with NamedTemporaryFile(dir=out.parent, prefix=f".{out.name}.", delete=False) as file:
        unfinished = Path(file.name)
        try:
            file.write(content)
            file.flush()
            unfinished.replace(out)
        except BaseException:
            unfinished.unlink(missing_ok=True)
            raise
