"""Writes union/data/report.docx, the sample a union begins its own template with: `python -m tools.report_sample`."""

from pathlib import Path

from union.reports.word.sample_template import sample

PATH = Path(__file__).parents[1] / "union" / "data" / "report.docx"

if __name__ == "__main__":
    PATH.write_bytes(sample())
