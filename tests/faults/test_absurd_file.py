"""Files of a kilobyte that are made to cost hours and gigabytes: refused in words, within a worker's limits; nobody waits."""

import json
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from tests.faults.wire import wired
from tests.papers import packed
from tests.unit.union.core.files import shapes

LOG = "今天走访慰问困难职工12户"
DEEP = "文件的结构套得太深，读不了。请把文字复制到新建的文件里再发。"
# In a process of its own, so that the peak is that of its one worker.
PROGRAM = """
import asyncio, json, resource, sys
from bot.workers import client
from union.core.files.refusal import Unreadable
kind, content = sys.argv[1], sys.stdin.buffer.read()
asked = {
    "words": lambda: client.words_of(content, private=False),
    "template": lambda: client.check_template(content, "模板.docx"),
    "plan": lambda: client.read_plan(content, "计划.docx", year=2027),
    "photo": lambda: client.redraw(content),
}
try:
    found = asyncio.run(asked[kind]())
    said = "read" if found else "nothing"
except Unreadable as error:
    said = error.reason.value
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([said, used.ru_utime + used.ru_stime, used.ru_maxrss / 1000]))
"""


@pytest.mark.anyio
async def test_nested_tables_hold_up_nobody(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Another group's log is answered meanwhile; who sent the file hears what to do, once."""
    async with wired(monkeypatch, tmp_path) as wire:
        wire.write(1, LOG)
        alone = await wire.until(lambda: len(wire.said(1, "#1")) == 1)
        for content in (shapes.nested_tables(40), shapes.nested_boxes(24)):
            wire.room.send_document(wire.people[0], wire.groups[0], "通知.docx", content, caption="/holidays")
        wire.write(1, "今天慰问环卫工人30人")
        beside = await wire.until(lambda: len(wire.said(1, "#2")) == 1)
        assert beside < 10 * alone + 1, (alone, beside)
        await wire.until(lambda: len(wire.said(0, DEEP)) == 2, within=60)
        await wire.until(wire.through)
        assert len(wire.said(0, DEEP)) == 2


def phone() -> bytes:
    """Fifty million dots, progressive: its format must hold all of it."""
    out = BytesIO()
    Image.effect_noise((8160 // 4, 6120 // 4), 60).resize((8160, 6120)).convert("RGB").save(
        out, "JPEG", quality=60, progressive=True
    )
    return out.getvalue()


SHAPES: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "nested": ("words", lambda: shapes.nested_tables(40), "too_deep"),
    "nested template": ("template", lambda: shapes.nested_tables(5000), "other_kind"),
    "boxes": ("words", lambda: shapes.nested_boxes(24), "too_deep"),
    "few boxes": ("words", lambda: shapes.nested_boxes(6), "read"),
    "span": ("plan", lambda: shapes.spanning(999_999_999), "read"),
    "bomb": (
        "words",
        lambda: packed({"word/document.xml": b"<a>" + b" " * 19_000_000 + b"</a>"}),
        "too_much",
    ),
    "words": ("plan", lambda: shapes.long_words(3000), "too_much"),
    "picture": ("photo", lambda: shapes.png(7_700, 7_700), "nothing"),
    "header": ("photo", lambda: shapes.png(60_000, 60_000, whole=False), "nothing"),
    "phone": ("photo", phone, "read"),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", SHAPES)
def test_a_worker_spends_little_on_it(name: str) -> None:
    """Seconds of the processor and megabytes that its worker took; a starting one takes half a second and 60 MB."""
    kind, make, expected = SHAPES[name]
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM, kind], input=make(), capture_output=True, timeout=120, check=True
    )
    said, seconds, megabytes = json.loads(ran.stdout)
    assert said == expected
    assert seconds < 10, seconds
    assert megabytes < 600, megabytes
    print(name, said, seconds, megabytes)
