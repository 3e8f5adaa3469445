"""The whole of it: planted slips, clean texts, great texts."""

import time
from datetime import date
from pathlib import Path

import pytest

from tests.unit.union.reports.checkup.looked_through import TODAY, planted
from union.reports.checkup.check import MOST_FLAWS, MOST_SIGNS, checked
from union.reports.checkup.told_figures import flaws_as_json, flaws_from_json

SAMPLES = Path("../shared/samples")
PAGE = 800  # signs


@pytest.mark.parametrize(
    ("name", "all_of", "fewest"), [("a", 52, 50), ("h", 75, 72), ("c", 62, 60), ("d", 62, 56), ("e", 65, 59)]
)
def test_planted_slips_are_found(name: str, all_of: int, fewest: int) -> None:
    """Of each set, written before the rules it was to measure; nothing beside them."""
    found = [(each, checked(each.text, TODAY)) for each in planted(name)]
    assert sum(len(each.spots) for each, _ in found) == all_of
    assert sum(each.hits(flaws) for each, flaws in found) >= fewest
    assert sum(each.beside(flaws) for each, flaws in found) == 0


@pytest.mark.parametrize("name", ["a", "h", "c", "d", "e"])
def test_the_same_texts_put_right_are_clean(name: str) -> None:
    """Every planted slip replaced by what is right."""
    assert {each.name: flaws for each in planted(name) if (flaws := checked(each.clean, TODAY))} == {}


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the real documents are not beside this copy")
def test_real_documents_have_at_most_one_a_page() -> None:
    """The masks they were published with are the only blanks; each is told once."""
    for path in sorted(SAMPLES.glob("*/*.txt")):
        text = path.read_text()
        assert len(checked(text, TODAY)) <= max(1, len(text) // PAGE), path.stem


@pytest.mark.slow
def test_a_great_text_takes_as_long_as_it_is() -> None:
    """100,000 signs are read in some seconds, what is behind them not at all."""
    line = "全年走访困难职工36户，每户1200元，共发放慰问金45200元，覆盖率98%，其中男30人、女25人。"
    begin = time.perf_counter()
    flaws = checked(line * (2 * MOST_SIGNS // len(line)), TODAY)
    assert len(flaws) == MOST_FLAWS
    assert time.perf_counter() - begin < 30


def test_what_was_found_comes_back_from_a_worker() -> None:
    """As it went."""
    flaws = checked("2月30日接待群众余人次。", date(2026, 11, 20))
    assert len(flaws) == 2
    assert flaws_from_json(flaws_as_json(flaws)) == flaws
