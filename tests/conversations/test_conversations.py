"""Every transcript beside this file goes exactly as it is written: no word missing, none too many."""

import difflib
import os
from pathlib import Path

import pytest

from tests.transcript import Play

HERE = Path(__file__).parent
TRANSCRIPTS = sorted(HERE.glob("*.txt"))


@pytest.mark.anyio
@pytest.mark.parametrize("path", TRANSCRIPTS, ids=[path.stem for path in TRANSCRIPTS])
async def test_goes_as_written(path: Path) -> None:
    """The bot says what the transcript says, and nothing else."""
    written = path.read_text(encoding="utf-8")
    real = await Play(written).run()
    if real != written and os.environ.get("WRITE_TRANSCRIPTS") == "1":
        path.write_text(real, encoding="utf-8")
    assert real == written, "\n" + "\n".join(
        difflib.unified_diff(written.splitlines(), real.splitlines(), "写的", "实际", lineterm="", n=4)
    )
