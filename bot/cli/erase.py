"""`erase`: a group, or a person in it, erased from the database, its file, the photos and the replica."""

import argparse
from contextlib import closing
from datetime import date

from bot.cli.database_access import add_group, configured, group_of
from bot.clock import Clock, host_now
from bot.config.settings import Config, group_defaults
from bot.operations.database_start import DatabaseRefusal, opened, single_instance
from bot.operations.replica import fresh_generation
from bot.refusal import WRONG_USE, Refusal
from storage.engine.database import Database, Problem
from storage.engine.snapshots import cleanse
from storage.privacy import erasure
from storage.worklog import photos
from union.core.groups import Group, Person

HELP = "彻底删除一个群的数据，或一个人在这个群里的数据"


def configure(parser: argparse.ArgumentParser) -> None:
    add_group(parser)
    parser.add_argument(
        "--person", type=int, metavar="ID", help="只删这个人的：Telegram 编号，或导出里的编号"
    )
    parser.add_argument("--yes", action="store_true", help="确实要删：删了不能恢复")


def run(args: argparse.Namespace) -> int:
    """Erase while no bot runs, then say what is left where."""
    settings = configured(args)
    path = settings.storage.path
    if not path.exists():
        raise DatabaseRefusal(Problem.MISSING, path)
    with single_instance(path):
        said, expires = _erase(settings, args)
        _cleanse(settings)
        replica_stays = bool(settings.replica.url) and not fresh_generation(settings)
    print(said)
    if replica_stays:
        print("实时副本在别处的服务上，程序删不到旧的：请清空那里的文件夹，或等它到期。下次启动另起一代。")
    print(f"此前做的备份仍含这些数据，最后一份在 {expires.isoformat()} 到期删除；手工另存的备份请自行删除。")
    return 0


def _erase(settings: Config, args: argparse.Namespace) -> tuple[str, date]:
    from handlers.privacy.erasure_job import expiry

    now, defaults = host_now(), group_defaults(settings)
    expires = expiry(now, defaults)
    with closing(opened(settings, Clock())) as store, store.unit() as db:
        group = group_of(db, args.group, defaults)
        person = _person(db, group, args.person)
        if not args.yes:
            what = f"{person.name} 在「{group.title}」的数据" if person else f"「{group.title}」的全部数据"
            told = f"将删除{what}，不能恢复。确实要删请加 --yes；需要留底请先用 export 导出"
            raise Refusal(told, WRONG_USE)
        if person is None:
            erasure.erase_group(db, group)
        else:
            erasure.erase_in_group(db, group, person)
        sort = erasure.PERSON if person else erasure.GROUP
        number = person.id if person else group.id
        erasure.note(db, sort, erasure.BY_OPERATOR, number, now, expires=expires)
    whose = f"编号 {person.id} 的人在「{group.title}」的数据" if person else f"群「{group.title}」的全部数据"
    return f"已删除{whose}。", expires


def _person(db: Database, group: Group, number: int | None) -> Person | None:
    if number is None:
        return None
    found = erasure.find_person(db, number)
    if found is None or group.id not in {each.id for each in erasure.groups_about(db, found)}:
        raise Refusal(f"「{group.title}」里没有编号为 {number} 的人", WRONG_USE)
    return found


def _cleanse(settings: Config) -> None:
    """Everything outside the rows; nobody else has the file open."""
    from handlers.privacy.erasure_job import remove_files  # the same

    path = settings.storage.path
    if not cleanse(path):
        raise Refusal(f"数据已删除，但 {path} 正被别的程序读，文件没能整理。请稍后再运行一次")
    with closing(opened(settings, Clock())) as store:
        with store.unit() as db:
            waiting, kept = erasure.unfinished(db), photos.paths(db)
            for each in waiting:
                erasure.mark_erasure_done(db, each, host_now())
        gone = [each.group_id for each in waiting if each.group_id is not None]
        remove_files(path, settings.storage.photos, gone, kept)
