"""Takes docs/pictures/{group,month,report}.png, the pictures in README: the demo's own sample group in a real browser.

`python -m tools.readme_picture`; needs Chromium and `make .venv/.ci-stamp`. The demo lives in a folder of its own, which is thrown away.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "pictures"
WIDTH, HEIGHT, PORT, AT = 1180, 820, "8097", "2026-11-20T10:00"
REPORT, REPORT_WIDTH = "2026-11", 720
MOST_BYTES = 300_000
COLOURS = 128  # so that the files stay small
PROGRAMS = ("chromium", "chromium-browser", "google-chrome")


def take(address: str) -> None:
    """The group once the sample month stands in it, the office's month, and the picture of its report, as a browser has them."""
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
        page.screenshot(path=PICTURES / "group.png")
        page.goto(_office(page, address))
        page.get_by_role("button", name="进入", exact=True).click()
        page.wait_for_url("**/month")
        page.screenshot(path=PICTURES / "month.png")
        report = page.request.get(
            page.url.removesuffix("month") + f"report/{REPORT}/file.png", timeout=60_000
        )
        (PICTURES / "report.png").write_bytes(report.body())


def _office(page: "Page", address: str) -> str:
    """The address that /web gives the 管理员 in private."""
    me = page.request.get(f"{address}/room/state").json()["people"][0]["id"]
    page.request.post(f"{address}/room/write", data={"as": me, "chat": me, "text": "/web"})
    for _ in range(100):
        page.wait_for_timeout(100)
        for message in page.request.get(f"{address}/room/state", params={"as": str(me)}).json()["messages"]:
            for row in message.get("reply_markup", {}).get("inline_keyboard", []):
                if row[0]["text"] == "打开网页" and "url" in row[0]:
                    return str(row[0]["url"])
    raise SystemExit("没有等到网页的地址")


def shrink(picture: Path) -> None:
    """Few colours, and no wider than it is shown."""
    from PIL import Image

    seen = Image.open(picture).convert("RGB")
    if picture.stem == "report":
        seen = seen.resize((REPORT_WIDTH, seen.height * REPORT_WIDTH // seen.width), Image.Resampling.LANCZOS)
    seen.quantize(COLOURS, dither=Image.Dither.NONE).save(picture, optimize=True)
    if picture.stat().st_size > MOST_BYTES:
        raise SystemExit(f"{picture.name} 太大：{picture.stat().st_size} 字节")


def main() -> None:
    """Start the demo, take its pictures, end the demo."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "bot", "demo", "--port", PORT, "--at", AT, "--no-browser"]
        environment = {
            **os.environ,
            "PYTHONPATH": f"{ROOT}:{os.environ.get('PYTHONPATH', '')}",
            "PYTHONUNBUFFERED": "1",
        }
        demo = subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.PIPE, text=True)
        try:
            take(_address(demo))
        finally:
            demo.terminate()
            demo.wait(timeout=30)
    for picture in PICTURES.glob("*.png"):
        shrink(picture)


def _address(demo: "subprocess.Popen[str]") -> str:
    """The address the demo says once it listens."""
    assert demo.stdout is not None
    for line in demo.stdout:
        if "http://" in line:
            return "http://" + line.partition("http://")[2].split()[0].rstrip("。，；/")
    raise SystemExit("演示没有起来")


if __name__ == "__main__":
    main()
