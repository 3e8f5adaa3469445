"""/help: the officers' manual for whoever opens it, whole, with contents, and with nothing of any group."""

import io
import re
from html import unescape

import pytest
from PIL import Image

from bot.config.settings import OFFICE
from tests.docs.manual import MANUAL, chapters
from tests.unit.bot.web.house import House
from tests.unit.handlers.stage import LI

pytestmark = pytest.mark.anyio


async def test_the_manual_is_there_without_a_session() -> None:
    """Every chapter in the contents and below; the transcripts word for word; comments and marks of Markdown are not shown."""
    shown = await House().browser().get(f"{OFFICE}/help")
    assert shown.status_code == 200
    text = unescape(shown.text)
    for title in chapters(MANUAL.read_text("utf-8")):
        assert re.search(rf'<a href="#(c\d+)">{title}</a>', text), title
        assert f">{title}</h2>" in text
    assert all(f"<strong>{part}</strong>" in text for part in ("日常", "管理员", "听不懂什么"))
    assert '<p class="theirs">您：今天走访慰问困难职工12户，发放慰问金6000元</p>' in text
    assert '<p class="ours">小秘：已记录 #1 帮扶慰问：困难职工12户' in text
    assert not re.search(r"<!--|```|\]\(|\*\*|\w\.md", text)


async def test_its_pictures_are_there() -> None:
    """Each of the paper's, told in words, of its own size and small enough for a phone."""
    browser = House().browser()
    text = unescape((await browser.get(f"{OFFICE}/help")).text)
    shown = re.findall(r'<img src="([^"]+)" alt="([^"]+)" width="(\d+)" height="(\d+)"', text)
    wanted = re.findall(r"!\[([^]]+)\]", MANUAL.read_text("utf-8"))
    assert [alt for _, alt, *_ in shown] == wanted and len(wanted) >= 6
    for place, _, width, height in shown:
        answer = await browser.get(place)
        assert answer.headers["content-type"] == "image/png" and len(answer.content) < 80_000
        with Image.open(io.BytesIO(answer.content)) as seen:
            assert seen.width % int(width) == seen.height % int(height) == 0


async def test_every_page_leads_there_and_back() -> None:
    """In the foot, beside the languages; Telegram's window has no way back of its own."""
    browser = await House().entered(LI)
    assert f'href="{OFFICE}/help"' in (await browser.see("/month")).text
    assert f'href="{OFFICE}/">回到首页' in (await browser.get(f"{OFFICE}/help")).text
