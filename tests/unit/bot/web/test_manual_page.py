"""/help: the officers' manual for whoever opens it, whole, with contents, and with nothing of any group."""

import re
from html import unescape

import pytest

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


async def test_every_page_leads_there() -> None:
    """In the foot, beside the languages."""
    browser = await House().entered(LI)
    assert f'href="{OFFICE}/help"' in (await browser.see("/month")).text
