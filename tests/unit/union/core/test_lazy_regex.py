"""What is asked before a pattern is tried leaves out nothing that it finds."""

from union.reading import lexicon
from union.reading.money.sums import sums
from union.reading.money.unmarked_sums import HAS_END
from union.reading.text.normal_form import normal
from union.reading.text.tense import NO_DEED_SIGNS


def test_every_word_that_only_looks_like_a_deed_holds_one_of_the_signs_looked_for() -> None:
    words = lexicon.phrases("no_done")
    assert [one for one in words if not any(sign in one for sign in NO_DEED_SIGNS)] == []


def test_a_figure_handed_over_is_sought_only_where_one_ends_without_a_unit() -> None:
    assert [one.start for one in sums(normal("慰问老王送去600"))] == [6]
    assert HAS_END.search("送去600") and not HAS_END.search("送去600元")
