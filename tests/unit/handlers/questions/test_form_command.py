"""填表: the form sent, or the one kept, is filled in with the figures of the period named; what is said when it can't be."""

import asyncio
from datetime import datetime
from io import BytesIO

from openpyxl import load_workbook

from handlers.core.messages.incoming_message import Document
from handlers.questions import form_command, form_papers
from handlers.reports.report_snapshot import MadeFile
from storage.core.outbox import queue
from storage.engine.database import Store
from storage.reports.forms import WISHES, WantedForm
from tests.unit.handlers.stage import ZHOU, Stage, command, documents_read
from tests.unit.handlers.week import Week
from tests.unit.union.questions.test_form_files import sheet
from union.core.groups import Settings

FORM = sheet([["项目", "单位", "本月"], ["走访慰问困难职工", "户", None], ["会员总数", "人", None]])
ASKS_NOTHING = sheet([["项目", "备注"], ["走访慰问困难职工", None]])


def office() -> Stage:
    """A group in which one visit was told."""
    at = Week().stage
    at.write(ZHOU, "今天走访慰问困难职工3户", command("log"))
    return at


def send(at: Stage, text: str, content: bytes | None = None, name: str = "月报表.xlsx") -> str:
    """The words, with a form or without; what is answered."""
    at.gateway.file = content
    more = {"document": Document("f", name, 900)} if content else {}
    at.write(ZHOU, text, command("form"), **more)
    at.deliver()
    if content:
        asyncio.run(documents_read(at))
        at.deliver()
    return at.shown()


async def here(store: Store, wanted: WantedForm, defaults: Settings, now: datetime) -> MadeFile | None:
    """In the place of the worker."""
    with store.reading() as db:
        return form_papers.filled_form(db, wanted, defaults, now)


def filled(at: Stage) -> tuple[str, bytes]:
    """Make what is wanted: the caption and the file that goes out."""
    asyncio.run(form_command.make_wanted(at.services, here))
    row = next(
        at.store.db.query("select params, file_id from outbox where method = 'sendDocument' order by id desc")
    )
    found = queue.file(at.store.db, row["file_id"])
    assert found is not None
    return row["params"], found[1]


def test_a_form_is_filled_in_and_kept() -> None:
    """With its sources in the cells; next time the words alone do."""
    at = office()
    assert "「月报表.xlsx」" in send(at, "填表", FORM)
    caption, content = filled(at)
    assert "3户" in caption and "会员总数" in caption
    one = load_workbook(BytesIO(content)).worksheets[0]
    assert (one["C2"].value, one["C3"].value) == (3, None)
    assert one["C2"].comment is not None and "#1" in one["C2"].comment.text
    assert "「月报表.xlsx」" in send(at, "填表")
    assert len(WISHES.every(at.store.db)) == 1


def test_the_month_may_be_named() -> None:
    """Behind the word or in a sentence; another by the button."""
    at = office()
    send(at, "帮我把这张表按10月填一下", FORM)
    assert [each.period for each in WISHES.every(at.store.db)] == ["2026-10"]
    at.press(ZHOU, "改按9月填", form_command.DEEDS)
    assert [each.period for each in WISHES.every(at.store.db)] == ["2026-10", "2026-09"]


def test_of_several_forms_it_asks() -> None:
    """Each by its name."""
    at = office()
    send(at, "填表", FORM)
    send(at, "填表", FORM, "季报表.xlsx")
    assert send(at, "填表") == "填哪一张？"
    assert at.labels() == ["季报表.xlsx", "月报表.xlsx"]


def test_nothing_is_filled_in_where_nothing_is_asked() -> None:
    """In words, and no file."""
    at = office()
    send(at, "填表", ASKS_NOTHING)
    asyncio.run(form_command.make_wanted(at.services, here))
    at.deliver()
    assert at.shown().startswith("「月报表.xlsx」里没有找到要填的空格")


def test_without_a_form_it_says_how_and_leaves_sentences_alone() -> None:
    """「大家把表填一下」 is meant for others."""
    at = office()
    assert send(at, "填表").startswith("把上级的空表")
    told = len(at.queued())
    at.write(ZHOU, "帮我把这张表填一下", command("form"))
    assert len(at.queued()) == told
    assert send(at, "填表 昨天").startswith("没看懂是哪个月的表")
