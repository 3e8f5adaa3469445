"""`run` before it serves: what it refuses, in one line and without a traceback."""

from pathlib import Path

import pytest

from bot import service
from bot.refusal import Refusal

TOKEN = "7000000001:AAroomroomroomroomroomroomroomroomroom0"


def _config(folder: Path, *lines: str) -> Path:
    path = folder / "config.toml"
    path.write_text("\n".join(["[telegram]", f'token = "{TOKEN}"', *lines]), encoding="utf-8")
    return path


def test_a_webhook_without_a_secret_is_refused_in_words(tmp_path: Path) -> None:
    """Whoever knew the address could pretend to be Telegram."""
    with pytest.raises(Refusal, match="webhook_secret"):
        service.run(_config(tmp_path, 'mode = "webhook"'))


def test_a_webhook_without_an_https_address_is_refused_in_words(tmp_path: Path) -> None:
    """Telegram brings updates to https only."""
    lines = ['mode = "webhook"', f'webhook_secret = "{"s" * 32}"', "[web]", 'public_url = "http://a.example"']
    with pytest.raises(Refusal, match="public_url"):
        service.run(_config(tmp_path, *lines))


def test_a_database_that_is_a_directory_is_named(tmp_path: Path) -> None:
    """The line says which path and what to write instead; the token is not in it."""
    (tmp_path / "dir.db").mkdir()
    with pytest.raises(Refusal) as told:
        service.run(_config(tmp_path, "[storage]", 'path = "dir.db"'))
    assert "dir.db 是一个目录" in str(told.value)
    assert TOKEN not in str(told.value)
