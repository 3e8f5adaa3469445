"""Takes docs/pictures/group.png, the picture in README: the demo's own sample group in a real browser.

`python -m tools.readme_picture`; needs Chromium and `make .venv/.ci-stamp`. The demo lives in a folder of its own, which is thrown away.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
PICTURE = ROOT / "docs" / "pictures" / "group.png"
WIDTH, HEIGHT, PORT, AT = 1180, 820, "8097", "2026-11-20T10:00"
MOST_BYTES = 300_000
COLOURS = 128  # so that the file stays small
PROGRAMS = ("chromium", "chromium-browser", "google-chrome")


def take(address: str) -> None:
    """The page once the sample month stands in it, as a browser draws it."""
    from PIL import Image
    from playwright.sync_api import sync_playwright

    program = next((found for name in PROGRAMS if (found := shutil.which(name))), None)
    with (
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=program, args=["--no-sandbox"]) as browser,
    ):
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, locale="zh-CN")
        page.goto(address)
        page.get_by_role("button", name="以后再说").click(timeout=60_000)
        page.wait_for_timeout(1000)
        page.screenshot(path=PICTURE)
    Image.open(PICTURE).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(
        PICTURE, optimize=True
    )


def main() -> None:
    """Start the demo, take its picture, end the demo."""
    PICTURE.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "bot", "demo", "--port", PORT, "--at", AT, "--no-browser"]
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
        demo = subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.PIPE, text=True)
        try:
            take(_address(demo))
        finally:
            demo.terminate()
            demo.wait(timeout=30)
    if PICTURE.stat().st_size > MOST_BYTES:
        raise SystemExit(f"{PICTURE.name} 太大：{PICTURE.stat().st_size} 字节")


def _address(demo: "subprocess.Popen[str]") -> str:
    """The address the demo says once it listens."""
    assert demo.stdout is not None
    for line in demo.stdout:
        if "http://" in line:
            return "http://" + line.partition("http://")[2].split()[0].rstrip("。，；")
    raise SystemExit("演示没有起来")


if __name__ == "__main__":
    main()
