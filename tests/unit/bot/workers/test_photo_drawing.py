"""Photos through the whole program: sent in the group, fetched, drawn anew by a child, on disk without their EXIF."""

from datetime import datetime

import pytest

from bot.workers.client import redraw
from tests.stage import ZONE, Stage
from tests.unit.union.core.files.test_photo_copy import TRACES, shot

BEGIN = datetime(2026, 11, 20, 10, tzinfo=ZONE)


@pytest.mark.slow
@pytest.mark.anyio
async def test_a_child_draws_the_photo_anew() -> None:
    """Bytes in, a JPEG out; None for what is no photo."""
    drawn = await redraw(shot("JPEG"))
    assert drawn is not None and drawn[:3] == b"\xff\xd8\xff"
    assert await redraw(b"no picture") is None


@pytest.mark.slow
@pytest.mark.anyio
async def test_a_picture_sent_as_a_file_loses_its_place_on_the_way_to_the_disk() -> None:
    """Telegram leaves EXIF in files: what is saved has none; before the setting is on nothing is saved."""
    stage = Stage(BEGIN)
    await stage.open()
    group, zhou = stage.group("红星厂工会", ["周敏"]), stage.person("周敏")
    await stage.settle()
    content = shot("JPEG", (900, 400))
    stage.room.send_document(zhou, group, "../现场.jpg", content, "今天慰问环卫工人18人", "image/jpeg")
    await stage.settle()
    assert not stage.folder.exists()
    stage.room.write(zhou, group, "设置 保存照片 开")
    await stage.settle()
    (saved,) = (path for path in stage.folder.rglob("*") if path.is_file())
    assert str(saved.relative_to(stage.folder)) == "photos/group-1/photo-1.jpg"
    kept = saved.read_bytes()
    assert sum(trace in content for trace in TRACES) >= 5
    assert [trace for trace in TRACES if trace in kept] == []
    stage.room.write(zhou, group, "/why #1")
    await stage.settle()
    assert any("照片1张，已保存1张" in line for line in stage.said())
    await stage.close()
