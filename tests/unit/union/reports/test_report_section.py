"""A section that a subject adds stands in every form of the report, though none of them knows the subject."""

from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook

from storage.reports.locked_reports import report_as_json, restored
from tests.unit.union.reports.digest_samples import november
from tests.unit.union.reports.text.care_samples import MUCH
from tests.unit.union.reports.word.docx_made import made
from tools.data_names import every
from union.core.report_section import AddedFigure, AddedSection
from union.reports.amendments import changed
from union.reports.document import Paper
from union.reports.excel import workbook
from union.reports.model import Digest, digest
from union.reports.picture.chart import drawn
from union.reports.report_json import as_json
from union.reports.text.parts import as_text
from union.words import words

LINE = "志愿服务：服务8小时，参加3人"


def report(hours: int = 8) -> Digest:
    """A month in which so many hours were given."""
    figures = (
        AddedFigure("服务", Decimal(hours), "小时"),
        AddedFigure("参加", Decimal(3), "人", note="记录人所报"),
    )
    return digest(november(added=(AddedSection("志愿服务", "维权保障", figures),)))


@pytest.mark.slow
def test_every_form_shows_it() -> None:
    """The message, the picture, the document under its kind of work, the workbook, the JSON."""
    told = report()
    assert LINE in as_text(told, words()).text.splitlines()
    [axes] = drawn(told, words()).figure.axes
    assert LINE in [each.get_text() for each in axes.texts]
    texts = [each.text for each in made(Paper(told)).paragraphs]
    assert texts[texts.index(f"{LINE}。") - 1].endswith("维权保障")
    book = load_workbook(BytesIO(workbook.render(Paper(told), words())))
    assert ("志愿服务", "参加", 3, "人", "记录人所报") in list(book["服务和预算"].iter_rows(values_only=True))
    section = {"name": "志愿服务", "category": "维权保障"}
    figures = [
        {"of": None, "what": "服务", "value": 8, "unit": "小时", "approx": False, "note": ""},
        {"of": None, "what": "参加", "value": 3, "unit": "人", "approx": False, "note": "记录人所报"},
    ]
    assert as_json(told)["added"] == [{**section, "figures": figures}]


def test_a_locked_report_keeps_it() -> None:
    """As it was; one locked before there was any has none."""
    assert restored(report_as_json(report()), Digest) == report()
    assert replace(report(), added=()) == digest(november())


def test_a_correction_names_what_moved() -> None:
    """The figure alone, under the section's name."""
    assert changed(report(), report(5), words()) == ("志愿服务：服务8小时→5小时",)


def test_what_subjects_add_is_listed_for_the_catalogues() -> None:
    """Names of sections, of their figures and of their tables' heads are kept in source words."""
    said = {word for each in MUCH for word in (each.name, each.category, *(each.table or ()))}
    said |= {word for each in MUCH for figure in each.figures for word in (figure.what, figure.of) if word}
    assert said <= every()
