"""A subject nobody knows of adds a section by one function; the message, the page, Word, Excel, the picture and JSON all show it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from html import unescape
from io import BytesIO

import pytest
from docx import Document
from openpyxl import load_workbook

from handlers.core import hooks
from handlers.core.report_sections import ReportMoment
from handlers.reports.report_snapshot import Reports
from storage.engine.database import Database
from tests.unit.bot.web.test_pages import furnished
from tests.unit.handlers.stage import LI
from union.core.groups import Group
from union.core.report_section import AddedFigure, AddedSection, ListLine
from union.reports.document import FileForm
from union.reports.document_formats import render
from union.reports.picture.chart import drawn
from union.reports.report_json import as_json
from union.reports.text.parts import as_text
from union.words import words

pytestmark = pytest.mark.anyio
TOLD = "苗圃：种下120株，成活96株"
LEFT = "待浇：#9 东门苗床（11月25日前）"
DUG = "开沟：东区开沟40米（计划50米的80%），西区开沟70米（计划50米的140%）"


def garden(db: Database, group: Group, moment: ReportMoment) -> AddedSection | None:
    """Figures, one of them below another, and what is still to be done."""
    figures = (
        AddedFigure("种下", Decimal(120), "株"),
        AddedFigure("成活", Decimal(96), "株", note="老陈所数"),
        AddedFigure(
            "待浇", Decimal(1), "处", is_left=True, lines=(ListLine("东门苗床", 9, date(2026, 11, 25)),)
        ),
    )
    return AddedSection("苗圃", "文体活动", figures)


def ditches(db: Database, group: Group, moment: ReportMoment) -> AddedSection | None:
    """A table of what was done of what was planned."""
    dug = (("东区", 40), ("西区", 70))
    figures = [AddedFigure("开沟", Decimal(done), "米", of=name, whole=Decimal(50)) for name, done in dug]
    return AddedSection("开沟", "文体活动", tuple(figures), table=("开沟进度", "片区"))


async def test_every_rendering_shows_the_sections_of_a_new_subject() -> None:
    """None of them was told of trees or ditches."""
    house = furnished()
    sections = {"garden": garden, "ditches": ditches}
    house.services.hooks = replace(hooks.carried(house.services), report_sections=sections)
    now, group = house.stage.now, house.office.group
    with house.office.store.reading() as db:
        paper = Reports(db, group, now, sections).paper(group.months.month(2026, 11), FileForm.XLSX)
    message = as_text(paper.digest, words()).text.splitlines()
    assert f"{TOLD}；{LEFT}" in message and DUG in message
    page = unescape((await (await house.entered(LI)).see("/report/2026-11")).text)
    assert f"<li>{TOLD}；{LEFT}</li>" in page and f"<li>{DUG}</li>" in page
    document = Document(BytesIO(render(FileForm.DOCX, paper, words())))
    texts = [each.text for each in document.paragraphs]
    assert f"{TOLD}。" in texts and f"苗圃{LEFT}。" in texts
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]
    assert [["片区", "开沟", "完成率"], ["东区", "40米", "80%"], ["西区", "70米", "140%"]] in tables
    sheet = load_workbook(BytesIO(render(FileForm.XLSX, paper, words())))["服务和预算"]
    rows = list(sheet.iter_rows(values_only=True))
    assert ("苗圃", "成活", 96, "株", "老陈所数") in rows and (
        "开沟",
        "西区开沟",
        70,
        "米",
        "完成率140%",
    ) in rows
    [axes] = drawn(paper.digest, words()).figure.axes
    shown = [each.get_text() for each in axes.texts]
    assert {TOLD, "开沟进度", "40米（80%）", "70米（140%）"} <= set(shown)
    assert _figures(as_json(paper.digest)) == {("苗圃", "种下"): 120, ("苗圃", "成活"): 96, ("苗圃", "待浇"): 1} | {
        ("开沟", "东区"): 40, ("开沟", "西区"): 70,
    }  # fmt: skip


def _figures(told: Mapping[str, object]) -> dict[tuple[str, str], int]:
    added = told["added"]
    assert isinstance(added, list)
    return {
        (each["name"], one["of"] or one["what"]): one["value"] for each in added for one in each["figures"]
    }
