"""Whatever officers type: a line of a report has nothing of the chat left, and drops no figure."""

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from union.core.lazy_regex import Regex
from union.helped.families import masked_facts
from union.reading.message import Intent, Message
from union.reading.reader import read
from union.reports.named_items import notable
from union.reports.text import figure_texts as words_of
from union.reports.written_line import has_figure, sum_words
from union.words import words
from union.worklog.entries import Fact
from union.worklog.totals import Filed

LIVES = Path(__file__).parents[1] / "data" / "lives"
OPEN = (
    *("bearings", "college", "court", "factory", "hospital", "mall", "street", "yearplan"),
    *("hongkong", "mongkok", "shatin", "tseungkwano"),
)
REMNANTS = Regex(
    r"我(?![国省市区县校院])|咱|俺|你|吧(?![台员])|哈(?![尔密])|[了过]?啊|嘛|咯|了(?:，|（|$)|[\U0001f300-\U0001faff]"
)


def told(life: str) -> Iterator[tuple[str, Fact]]:
    """The logs of a life, each fact as it is filed."""
    head, *rows = map(json.loads, (LIVES / f"{life}.jsonl").read_text(encoding="utf-8").splitlines())
    for row in rows:
        said = read(row["text"], datetime.fromisoformat(row["at"]), region=head["region"])
        if said.intent is Intent.LOG:
            yield from ((row["text"], fact) for fact in _facts(said, datetime.fromisoformat(row["at"])))


def _facts(said: Message, at: datetime) -> tuple[Fact, ...]:
    return masked_facts(
        said.text,
        tuple(Fact(one.category, one.title, at.date(), one.measures, one.money) for one in said.facts),
    )


@pytest.mark.parametrize("life", OPEN)
def test_lines_of_a_life_have_no_remnants_and_every_figure(life: str) -> None:
    found = list(told(life))
    assert len(found) > 10
    for text, fact in found:
        line = words_of.item(notable([Filed(1, fact, text)])[0], words(), fact.day.year)
        assert REMNANTS.search(line) is None, (text, line)
        figures = [each.text for each in fact.measures] + [sum_words(each) for each in fact.money]
        assert [each for each in figures if not has_figure(line, each)] == [], (text, line)
