"""Root does not work on the files of the bot's own user: what it made there would lock that user out."""

import os
import sys
from pathlib import Path

import pytest

from bot.cli import main
from bot.config.settings import refuse_for_another
from bot.refusal import Refusal
from storage.engine.database import open_store

SOMEBODY = 54321


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="only root can give a file away")
def test_root_is_sent_to_the_owner(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every command that opens the database: 1, a line with what to type, and no new file."""
    database, config = tmp_path / "gonghui.db", tmp_path / "config.toml"
    config.write_text('[telegram]\ntoken = "1:x"\n[storage]\npath = "gonghui.db"\n', encoding="utf-8")
    open_store(database, "x").close()
    os.chown(database, SOMEBODY, SOMEBODY)
    before = set(tmp_path.iterdir())
    assert main.main(["groups", "--config", str(config)]) == 1
    assert f"sudo -u {SOMEBODY}" in capsys.readouterr().err
    assert set(tmp_path.iterdir()) == before


def test_everybody_else_goes_on(tmp_path: Path) -> None:
    """A user of their own, root on root's files, and a database that is not there yet."""
    database = tmp_path / "gonghui.db"
    refuse_for_another(database, 0)
    database.touch()
    refuse_for_another(database)
    refuse_for_another(database, SOMEBODY)
    if os.geteuid() != 0:
        with pytest.raises(Refusal):
            refuse_for_another(database, 0)
