"""One running bot for one database."""

import multiprocessing
from pathlib import Path

import pytest

from bot.operations.database_start import single_instance
from bot.refusal import Refusal


def test_a_second_bot_is_refused(tmp_path: Path) -> None:
    """While one holds the database another is told so, and after it has ended the way is free."""
    path = tmp_path / "data" / "gonghui.db"
    with single_instance(path):
        with pytest.raises(Refusal, match="已有一个工会小秘"), single_instance(path):
            pass
        with single_instance(tmp_path / "data" / "other.db"):
            pass
    with single_instance(path):
        pass


def test_an_error_lets_go_of_the_lock(tmp_path: Path) -> None:
    """However the program ends."""
    path = tmp_path / "gonghui.db"
    with pytest.raises(LookupError), single_instance(path):
        raise LookupError
    with single_instance(path):
        pass


def test_a_path_through_a_file_is_refused_in_words(tmp_path: Path) -> None:
    """The operator reads what is wrong with storage.path, not a traceback."""
    (tmp_path / "notes").write_text("x")
    with pytest.raises(Refusal, match="不是目录"), single_instance(tmp_path / "notes" / "gonghui.db"):
        pass


def test_a_link_to_the_database_is_the_same_database(tmp_path: Path) -> None:
    """Two configurations that name it differently."""
    path, link = tmp_path / "gonghui.db", tmp_path / "link.db"
    path.touch()
    link.symlink_to(path)
    with single_instance(path), pytest.raises(Refusal, match="已有一个工会小秘"), single_instance(link):
        pass


def test_a_deleted_lock_file_is_made_again(tmp_path: Path) -> None:
    """Else a second bot would lock a new one; and when it was quicker, the first one gives way."""
    path = tmp_path / "gonghui.db"
    with single_instance(path) as lock:
        path.with_name("gonghui.db.lock").unlink()
        lock.renew()
        with pytest.raises(Refusal), single_instance(path):
            pass
        path.with_name("gonghui.db.lock").unlink()
        with single_instance(path), pytest.raises(Refusal, match="已有一个工会小秘"):
            lock.renew()


def hold(path: Path, ready: "multiprocessing.synchronize.Event") -> None:
    """What a bot does until it is killed."""
    with single_instance(path):
        ready.set()
        multiprocessing.Event().wait(30)


@pytest.mark.slow
def test_a_killed_bot_leaves_no_lock(tmp_path: Path) -> None:
    """The kernel lets go: after kill -9 the bot starts at once."""
    path = tmp_path / "gonghui.db"
    context = multiprocessing.get_context("spawn")
    ready = context.Event()
    process = context.Process(target=hold, args=(path, ready))
    process.start()
    assert ready.wait(20)
    with pytest.raises(Refusal), single_instance(path):
        pass
    process.kill()
    process.join()
    with single_instance(path):
        pass


def test_a_hard_link_to_the_database_is_the_same_database(tmp_path: Path) -> None:
    """In whatever folder; a copy is another, and once the first has ended the way is free."""
    path, link, copy = tmp_path / "gonghui.db", tmp_path / "other" / "link.db", tmp_path / "copy.db"
    path.touch()
    link.parent.mkdir()
    link.hardlink_to(path)
    copy.touch()
    with single_instance(path):
        with pytest.raises(Refusal, match="已有一个工会小秘"), single_instance(link):
            pass
        with single_instance(copy):
            pass
    with single_instance(link), pytest.raises(Refusal, match="已有一个工会小秘"), single_instance(path):
        pass


def test_a_database_made_or_restored_meanwhile_is_held_from_the_next_look_on(tmp_path: Path) -> None:
    """At the first start there is no file yet; a restored one is another file under the same name."""
    path, link = tmp_path / "gonghui.db", tmp_path / "link.db"
    with single_instance(path) as lock:
        for _ in range(2):
            path.unlink(missing_ok=True)
            link.unlink(missing_ok=True)
            path.touch()
            lock.renew()
            link.hardlink_to(path)
            with pytest.raises(Refusal, match="已有一个工会小秘"), single_instance(link):
                pass


def test_by_another_mount_it_is_the_same_database(tmp_path: Path) -> None:
    """As in a container whose volume is bound twice: the folder is reached by another path."""
    path, other = tmp_path / "data" / "gonghui.db", tmp_path / "bound"
    path.parent.mkdir()
    path.touch()
    other.symlink_to(path.parent, target_is_directory=True)
    with (
        single_instance(path),
        pytest.raises(Refusal, match="已有一个工会小秘"),
        single_instance(other / "gonghui.db"),
    ):
        pass
