"""`export`: everything stored of a group, as files in a folder: JSON, ledgers, documents, photos."""

import argparse
from collections.abc import Iterable
from pathlib import Path
from tempfile import mkdtemp

from bot.cli.database_access import add_group, group_reading
from bot.clock import host_now
from bot.refusal import WRONG_USE, Refusal
from handlers.privacy import export_files
from handlers.privacy.export_files import Part
from handlers.routing.report_sections import SECTIONS

HELP = "把一个群的全部数据导出到一个目录：JSON、台账、文件和照片"


def configure(parser: argparse.ArgumentParser) -> None:
    add_group(parser)
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="新目录，不能已经存在")


def run(args: argparse.Namespace) -> int:
    """Write the folder, which is there whole or not at all."""
    if args.out.exists():
        raise Refusal(f"{args.out} 已经存在，请换一个目录名", WRONG_USE)
    with group_reading(args) as (settings, db, group):
        parts = export_files.of_group(db, group, settings.storage.photos, host_now(), SECTIONS, whole=True)
        count = _write(parts, args.out)
    print(f"已导出「{group.title}」到 {args.out}，共 {count} 个文件。里面有姓名和原话，请妥善保管。")
    return 0


def _write(parts: Iterable[Part], out: Path) -> int:
    """Beside it first, readable by nobody else, under its name when complete."""
    try:
        unfinished = Path(mkdtemp(dir=out.absolute().parent, prefix=f".{out.name}."))
        count = 0
        for part in parts:
            target = unfinished / part.path
            target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            target.write_bytes(part.content)
            target.chmod(0o600)
            count += 1
        unfinished.rename(out)
    except OSError as error:
        raise Refusal(f"写不了 {out}：{error.strerror}") from None
    return count
