# small: whatever makes a form imports the document, which can't name it in turn
"""The forms of a document. What makes each is heavy to import and is only where one is made."""

from enum import StrEnum

from union.reports.document import Paper
from union.words import Words


class Form(StrEnum):
    """A kind of file, named as the command line names it."""

    PNG = "png"
    DOCX = "docx"
    XLSX = "xlsx"


def render(form: Form, paper: Paper, _: Words) -> bytes:
    """The bytes of the document."""
    match form:
        case Form.PNG:
            from union.reports.picture import chart

            return chart.render(paper, _)
        case Form.DOCX:
            from union.reports.word import word_report

            return word_report.render(paper, _)
        case Form.XLSX:
            from union.reports.excel import workbook

            return workbook.render(paper, _)
