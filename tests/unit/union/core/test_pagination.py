"""Long lists dealt out to pages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from union.core.message_layout import LINES, UNITS, Block, pages, points, utf16

BLOCKS = st.lists(
    st.builds(
        Block,
        st.text("月日周", min_size=1, max_size=20),
        st.lists(st.text("会🎉", min_size=1, max_size=90), max_size=60).map(tuple),
    ),
    max_size=12,
)


@given(BLOCKS)
def test_every_line_stands_on_one_page(blocks: list[Block]) -> None:
    """In order, none twice, below its own heading; every page fits."""
    found = pages(blocks)
    heads = {block.head for block in blocks}
    lines = [line for page in found for line in page.lines if line not in heads]
    assert lines == [line for block in blocks for line in block.lines]
    assert sum(page.entries for page in found) == len(lines)
    for page in found:
        assert len(page.lines) <= LINES
        assert sum(utf16(line) + 1 for line in page.lines) <= UNITS


@given(BLOCKS)
def test_no_heading_stands_alone_at_the_foot(blocks: list[Block]) -> None:
    """A day begins where its first item fits, too."""
    bare = {block.head for block in blocks if not block.lines}
    for page in pages(blocks):
        if page.lines and page.lines[-1] not in bare:
            assert page.entries > 0
            assert set(page.lines[-1]) <= set("会🎉")


def test_nothing_is_one_empty_page() -> None:
    """There is always a page to show."""
    assert [page.lines for page in pages([])] == [[]]


@pytest.mark.parametrize("count", [1, LINES - 1, LINES, LINES * 3])
def test_a_page_that_begins_amid_a_day_names_it_again(count: int) -> None:
    """So that nobody has to turn back to see which day it is."""
    found = pages([Block("11月25日 周三", tuple(f"　#{number}" for number in range(count)))])
    assert all(page.lines[0] == "11月25日 周三" for page in found)
    assert len(found) == -(-count // (LINES - 1))


@pytest.mark.parametrize(
    ("most", "told"),
    [(1, ["· 甲", "另有2"]), (3, ["· 甲", "· 乙", "· 丙"]), (None, ["· 甲", "· 乙", "· 丙"])],
)
def test_a_list_cut_short_says_how_many_are_left(most: int | None, told: list[str]) -> None:
    assert points(["甲", "乙", "丙"], most, lambda rest: f"另有{rest}") == told
