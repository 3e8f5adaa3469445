"""One running bot for one database."""

import multiprocessing
from pathlib import Path

import pytest

from bot.instance import only_one
from bot.refusal import Refusal


def test_a_second_bot_is_refused(tmp_path: Path) -> None:
    """While one holds the database another is told so, and after it has ended the way is free."""
    path = tmp_path / "data" / "gonghui.db"
    with only_one(path):
        with pytest.raises(Refusal, match="已有一个工会小秘"), only_one(path):
            pass
        with only_one(tmp_path / "data" / "other.db"):
            pass
    with only_one(path):
        pass


def test_an_error_lets_go_of_the_lock(tmp_path: Path) -> None:
    """However the program ends."""
    path = tmp_path / "gonghui.db"
    with pytest.raises(LookupError), only_one(path):
        raise LookupError
    with only_one(path):
        pass


def test_a_path_through_a_file_is_refused_in_words(tmp_path: Path) -> None:
    """The operator reads what is wrong with storage.path, not a traceback."""
    (tmp_path / "notes").write_text("x")
    with pytest.raises(Refusal, match="不是目录"), only_one(tmp_path / "notes" / "gonghui.db"):
        pass


def hold(path: Path, ready: "multiprocessing.synchronize.Event") -> None:
    """What a bot does until it is killed."""
    with only_one(path):
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
    with pytest.raises(Refusal), only_one(path):
        pass
    process.kill()
    process.join()
    with only_one(path):
        pass
