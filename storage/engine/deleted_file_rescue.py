"""A database file that was deleted under the running bot: the open connection still has all of it, and writes it back."""

from pathlib import Path

from storage.engine.database import Store, connected, copied
from storage.engine.durability import SIDES, settle
from storage.engine.sqlite_errors import Broken, Fault, Problem, Unwritable

PART = ".rescued"


def restore_file(store: Store) -> None:
    """Write the whole content under its name again and go on with that file.

    Raises Unwritable while there is no room for it, Broken when another file lies there meanwhile.
    """
    path = store.path
    if path is None or _is_file_back(store):
        return
    part = path.with_name(path.name + PART)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _copied(store, part)
        store.close()
        for side in SIDES:  # of the deleted file: they would be taken for the new one's
            path.with_name(path.name + side).unlink(missing_ok=True)
        part.replace(path)
        settle(path.parent)
    except OSError as error:
        raise Unwritable("the file can't be put back", Problem.GONE) from error
    store.adopt(connected(path))


def step_aside(store: Store, stamp: str) -> Path | None:
    """Another file lies under the name: save beside it what was ours, and take our log from it, which it would read.

    The store is closed. None where there was no room for the copy.
    """
    if store.path is None:
        return None
    target = store.path.with_name(f"{store.path.name}.{stamp}{PART}")
    try:
        _copied(store, target)
        saved = True
    except (OSError, Fault):
        saved = False
    is_ours = store.has_its_log()
    store.close()
    for side in SIDES if is_ours else ():
        store.path.with_name(store.path.name + side).unlink(missing_ok=True)
    return target if saved else None


def _is_file_back(store: Store) -> bool:
    """Whether it was only moved away for a moment."""
    try:
        store.look()
    except Unwritable:
        return False
    return True


def _copied(store: Store, part: Path) -> None:
    with store.looking() as db, copied(db, part) as copy:
        if copy.execute("pragma quick_check(1)").fetchone()[0] != "ok":
            raise Broken("what was deleted is damaged", Problem.CORRUPT)
