"""What is asked before a figure's unit is looked for leaves out nothing that is counted."""

from datetime import datetime

import pytest

from union.reading import lexicon
from union.reading.quantities import measures
from union.reading.reader import read

FIGURES = (
    "3",
    "12 ",
    "三",
    "近百",
    "3-5",
    "两千多",
    "5万余",
    "1.2万",
    "十来",
    "3个多",
    "1,200",
    "廿",
    "十几",
)


@pytest.mark.parametrize("figure", FIGURES)
def test_a_unit_is_sought_wherever_one_may_stand(figure: str) -> None:
    """Behind a figure, or the surplus it ends with."""
    texts = [f"走访{figure}{unit}{rest}" for unit in lexicon.units() for rest in ("", "左右，完", "职工")]
    counted = [text for text in texts if measures.PATTERN.search(text)]
    assert counted and [text for text in counted if not measures.HAS_UNIT.search(text)] == []


@pytest.mark.parametrize("figure", FIGURES)
def test_any_sign_behind_a_figure_is_taken_for_a_unit_at_a_clauses_end(figure: str) -> None:
    """「热饮200杯」."""
    texts = [
        f"热饮{figure}{unit}{rest}" for unit in "杯碗袋挂串" for rest in ("", "左右", "，完", "左右。", ",完")
    ]
    counted = [text for text in texts if measures.LOOSE_PATTERN.search(text)]
    assert [text for text in counted if not measures.HAS_SIGN.search(text)] == []


def test_neither_is_sought_where_a_figure_is_of_a_time() -> None:
    """Their patterns are among the longest: most plans need none of them."""
    text = "下周三下午3点开会"
    assert not measures.HAS_UNIT.search(text) and not measures.HAS_SIGN.search(text)


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("座谈会开完了，来了11个，提了4条意见", ["人", "条"]),
        ("昨天的培训到了40个", ["人"]),
        ("今天看望了3个，送了600元", ["人"]),
        ("慰问品来了50个，都发了", ["个"]),
    ],
)
def test_who_comes_is_counted_by_ge(text: str, units: list[str]) -> None:
    """With nothing behind it; what is delivered is none of them."""
    facts = read(text, datetime(2026, 11, 20, 18)).facts
    assert [each.unit for fact in facts for each in fact.measures] == units
