"""Every transcript beside this file goes exactly as it is written: no word missing, none too many."""

import difflib
import os
import re
from pathlib import Path

import pytest

from bot.workers import client
from tests.transcript import Play

HERE = Path(__file__).parent
IN_CI = HERE / "played_in_ci"
TRANSCRIPTS = sorted(HERE.glob("*.txt"))
LATER = {HERE / f"{name}.txt" for name in IN_CI.read_text("utf-8").splitlines()[1:]}
WITH_DOCUMENTS = [
    path for path in TRANSCRIPTS if re.search(r"小秘(发文件|发照片|改照片)", path.read_text("utf-8"))
]


@pytest.fixture
def real_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a transcript asks for is drawn and written."""
    for name in ("make", "make_handout", "draw_month", "draw_coverage"):
        monkeypatch.setattr(f"bot.app.{name}", getattr(client, name))


@pytest.mark.anyio
@pytest.mark.parametrize(
    "path",
    [
        pytest.param(path, id=path.stem, marks=[pytest.mark.slow] if path in LATER else [])
        for path in TRANSCRIPTS
        if path not in LATER or path not in WITH_DOCUMENTS  # played below, and once is enough for CI
    ],
)
async def test_goes_as_written(path: Path) -> None:
    """The bot says what the transcript says, and nothing else."""
    await goes_as_written(path)


def test_what_is_played_in_ci_is_there() -> None:
    """A transcript that was renamed is no longer held back."""
    assert set(TRANSCRIPTS) >= LATER


@pytest.mark.anyio
@pytest.mark.slow
@pytest.mark.usefixtures("real_documents")
@pytest.mark.parametrize("path", WITH_DOCUMENTS, ids=[path.stem for path in WITH_DOCUMENTS])
async def test_goes_as_written_with_real_documents(path: Path) -> None:
    """Also where what it sends is drawn and written out: nothing a transcript comes to cannot be."""
    await goes_as_written(path)


async def goes_as_written(path: Path) -> None:
    """Plays it; what differs is shown."""
    written = path.read_text(encoding="utf-8")
    real = await Play(written).run()
    if real != written and os.environ.get("WRITE_TRANSCRIPTS") == "1":
        path.write_text(real, encoding="utf-8")
    assert real == written, "\n" + "\n".join(
        difflib.unified_diff(written.splitlines(), real.splitlines(), "写的", "实际", lineterm="", n=4)
    )
