"""A holiday notice that was written out is read back equal, however it was pasted."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from opencc import OpenCC

from tests.unit.union.festivals.holiday_texts import written
from union.core.almanac import festivals
from union.festivals.notice_reader import read_notice
from union.festivals.notice_values import Arrangement

ONE_DAY = timedelta(days=1)
TRADITIONAL = OpenCC("s2t")
FULL_WIDTH = {ord(sign): ord(sign) + 0xFEE0 for sign in "0123456789"}


@st.composite
def arrangements(draw: st.DrawFn) -> tuple[int, list[Arrangement]]:
    """A year's holidays: each festival with some days before and behind, weekend days near it worked."""
    year = draw(st.integers(2008, 2060))
    taken: set[date] = set()
    parts = []
    for name in festivals.statutory():
        day = festivals.date_of(name, year)
        assert day is not None
        before, behind = draw(st.integers(0, 3)), draw(st.integers(0, 7))
        off = [day + number * ONE_DAY for number in range(-before, behind + 1)]
        if taken.intersection(off):
            continue
        near = [day + number * ONE_DAY for number in (*range(-14, -before), *range(behind + 1, 15))]
        weekend = [one for one in near if one.weekday() >= 5 and one not in taken]
        work = draw(st.lists(st.sampled_from(weekend), max_size=2, unique=True)) if weekend else []
        taken |= {*off, *work}
        parts.append(Arrangement((name,), tuple(off), tuple(sorted(work))))
    return year, parts


@pytest.mark.slow
@given(
    arrangements(),
    st.sampled_from(["周", "星期"]),
    st.randoms(use_true_random=False),
    st.booleans(),
    st.booleans(),
)
def test_written_and_pasted_is_read_back(
    arranged: tuple[int, list[Arrangement]], weekdays: str, chance: "object", wide: bool, traditional: bool
) -> None:
    """Broken lines, stray spaces, full-width figures and traditional characters change nothing."""
    year, parts = arranged
    text = written(year, parts, weekdays=weekdays)
    if wide:
        text = text.translate(FULL_WIDTH)
    if traditional:
        text = TRADITIONAL.convert(text)
    scattered = "".join(sign + _gap(chance) for sign in text)
    found = read_notice(scattered)
    assert found.problems == ()
    assert found.notice is not None
    assert list(found.notice.parts) == parts


@given(st.text(alphabet="一二三、：元旦春节放假上班共天月日至（）周12345。，\n", max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    """No text is too odd: there is a notice, or a reason."""
    found = read_notice("2026年" + text, 2026)
    assert found.notice is not None or found.problems


def _gap(chance: object) -> str:
    pick = chance.random()  # type: ignore[attr-defined]
    return " " if pick < 0.03 else "\n" if pick < 0.05 else "\u3000" if pick < 0.06 else ""
