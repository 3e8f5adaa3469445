"""A document in one of its forms. What makes each is heavy to import and is only where one is made."""

from union.reports.document import FileForm, Paper
from union.words import Words


def render(form: FileForm, paper: Paper, _: Words) -> bytes:
    match form:
        case FileForm.PNG:
            from union.reports.picture import chart

            return chart.render(paper, _)
        case FileForm.DOCX | FileForm.REVIEW:
            from union.reports.word import word_report

            return word_report.render(paper, _)
        case FileForm.XLSX:
            from union.reports.excel import workbook

            return workbook.render(paper, _)
