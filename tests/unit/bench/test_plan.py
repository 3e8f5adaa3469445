"""A plan ten times as long takes hardly more than ten times as long; 200 pages are read in two seconds."""

from bench.long_plan import long_plan
from bench.plan import YEAR, Cost, growth
from bench.report import paper
from union.documents.plan_lines import lines_of
from union.yearplan.read import read_plan


def test_every_page_has_items_of_its_own() -> None:
    """What is measured is a plan: headings, dated lines, duties and a table on each page."""
    short, long = (read_plan(lines_of(long_plan(pages)), year=None) for pages in (1, 3))
    assert short.said_year == YEAR
    assert len(short.items) >= 15
    assert len(long.items) > 2.5 * len(short.items)


def test_the_figures_stand_on_the_page() -> None:
    """Milliseconds and how often the shorter plan's time."""
    small, large = Cost(20, 500, 400, 0.01, 0.1, 0.4), Cost(200, 5000, 4000, 0.1, 1.1, 1.6)
    section = {
        "tenth": {name: getattr(small, name) for name in Cost.__slots__},
        "full": {name: getattr(large, name) for name in Cost.__slots__},
        "growth": growth(small, large),
    }
    page = paper({"plan": {"commit": "abc", "machine": "a machine", **section}})
    assert "| the .docx as items | 100 | 1100 | 11.0 |" in page
