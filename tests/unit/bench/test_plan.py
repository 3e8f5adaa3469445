"""A plan ten times as long takes hardly more than ten times as long; 200 pages are read in two seconds."""

from bench.long_plan import long_plan
from bench.plan import YEAR
from union.yearplan.documents.plan_lines import lines_of
from union.yearplan.reader import read_plan


def test_every_page_has_items_of_its_own() -> None:
    """What is measured is a plan: headings, dated lines, duties and a table on each page."""
    short, long = (read_plan(lines_of(long_plan(pages)), year=None) for pages in (1, 3))
    assert short.said_year == YEAR
    assert len(short.items) >= 15
    assert len(long.items) > 2.5 * len(short.items)
