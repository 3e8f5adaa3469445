"""The real program: a crash never shows the token, and a disk without room for a single byte still lets reports out."""

import asyncio
import subprocess
import sys
from pathlib import Path

import pytest

from bot.workers.client import make
from tests.unit.union.reports.digest_samples import november
from union.reports.document import FileForm, Paper
from union.reports.ledger import ledger
from union.reports.model import digest

pytestmark = pytest.mark.slow
TOKEN = "7000000001:AAroomroomroomroomroomroomroomroomroom0"
ROOT = Path(__file__).parents[2]
# A mistake at three places, each with the token in its text as a library would have it.
CRASHES = {
    "before it listens": "Program.start = lambda self: fail()",
    "while it serves": "Program.start = nothing; Program.serve = lambda self: fail()",
    "in a callback": "Program.start = nothing; Program.serve = in_callback",
}
SCRIPT = """
import asyncio, sys
from datetime import datetime
from bot import service
from bot.cli import main
from bot.app import Program
class Program(Program): pass
service.Program = Program
async def nothing(self): self.services = type('S', (), {{'face': type('F', (), {{'username': 'x'}}), 'now': datetime.now}})
async def fail(): raise ArithmeticError('https://api.telegram.org/bot{token}/getMe')
async def in_callback(self):
    asyncio.get_running_loop().call_soon(lambda: 1 / int('{token}'[:0] or '0'))
    asyncio.ensure_future(fail())
    await asyncio.sleep(0.01)
    import gc; gc.collect()
    await asyncio.sleep(0.01)
    await fail()
{crash}
service.Nightly = type('N', (), {{'__init__': lambda self, *given: None, 'tick': None, 'run': lambda self: asyncio.sleep(0)}})
Program.round = type('R', (), {{'also': []}})()
Program.web = None
Program.intake = type('I', (), {{}})()
Program.services = None
sys.exit(main.main(['run', '--config', sys.argv[1]]))
"""


@pytest.mark.parametrize("crash", CRASHES.values(), ids=CRASHES.keys())
def test_a_crash_shows_no_token(crash: str, tmp_path: Path) -> None:
    """Neither in the line it ends with nor in what asyncio says of a task nobody waited for."""
    config = tmp_path / "config.toml"
    config.write_text(f'[telegram]\ntoken = "{TOKEN}"\n', encoding="utf-8")
    script = SCRIPT.format(token=TOKEN, crash=crash)
    command = [sys.executable, "-c", script, str(config)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=30)
    assert done.returncode == 1
    assert "ArithmeticError" in done.stderr, done.stderr
    assert TOKEN.partition(":")[2] not in done.stdout + done.stderr


@pytest.mark.parametrize("form", [FileForm.DOCX, FileForm.XLSX, FileForm.PNG])
def test_no_room_for_a_temporary_file(
    form: FileForm, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Documents are made in memory: a child that may not write a byte anywhere makes the same report."""
    (tmp_path / "sitecustomize.py").write_text(
        "import resource\nresource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))\n", encoding="utf-8"
    )
    monkeypatch.syspath_prepend(tmp_path)
    paper = Paper(digest(november()), ledger=ledger(november()))
    assert len(asyncio.run(make(form, paper))) > 5000
