"""A pattern is tried only at signs with which it can begin, and finds what it found before."""

import re
import sys
import warnings

import pytest

from union.core.lazy_regex import Regex, begun_by, sifted
from union.reading import lexicon
from union.reading.acts import life_events
from union.reading.explain import explanation
from union.reading.money.sums import sums
from union.reading.money.unmarked_sums import HAS_END
from union.reading.privacy import redaction
from union.reading.questions import question_reader
from union.reading.text.normal_form import normal
from union.reading.text.tense import NO_DEED_SIGNS

READERS = (question_reader, explanation, life_events, redaction)
TEXTS = (
    "今天走访困难职工12户，发放慰问金6000元，每户500元",
    "11月25日下午2点在三楼会议室开职代会筹备会,请王敏准备材料",
    "主席说明天的会不开了;改到下周三9:30,大家别迟到?",
    "二车间老张昨天住院了,他爸去世(八十岁),慰问金500、800元",
    "“六个一”活动:1. 走访3户 2. 培训40人 3、[链接] 书上写着25%",
    "committee meeting by Nov 30, 3pm at Rm 3B - budget RM 500/person",
)


@pytest.mark.parametrize(
    ("pattern", "signs"),
    [
        ("走访|慰问", "走|慰"),
        ("(?:^|[,。])建议", "[,。]|建"),
        ("(?:主席|老[一-龥])?说(?!明)", "主|老|说"),
        ("(?<!已)过|(?=能)能?不", "过|能|不"),
        ("(?P<yn>[去来])不(?P=yn)", "[去来]"),
        (r"\(?\d{1,2}[、)]", r"\(|\d"),
        ("a{0,2}b+?c", "a|b"),
        (r"[到~-](?:起)?|[-:]", "[到~-]|[-:]"),
        ("[]a]b", "[]a]"),
        (r"\b走", "走"),
        (r"(?i:ab|\d)", r"a|\d|A"),
    ],
)
def test_what_may_begin_a_match(pattern: str, signs: str) -> None:
    assert begun_by(pattern) == signs


@pytest.mark.parametrize("pattern", ["[^,]不", ".*了", r"^(?!a)", "a?"])
def test_where_anything_or_nothing_may_begin_it_nothing_is_asked_first(pattern: str) -> None:
    assert sifted(pattern) == pattern


@pytest.mark.parametrize("pattern", ["走访|慰问", "[走慰]访", "(?=[走慰])(?:走访|慰问)"])
def test_what_python_sees_by_itself_stays_as_it_is(pattern: str) -> None:
    assert sifted(pattern) == pattern


def test_what_may_begin_with_anything_leaves_the_alternatives_beside_it_sifted() -> None:
    assert sifted("走|(?<!不)访|[^,]不|说") == "(?=走|访)(?:走|(?<!不)访)|[^,]不|说"


def test_every_pattern_finds_what_it_found() -> None:
    patterns = {
        one for reader in READERS for one in _patterns(reader.__name__.rpartition(".")[0].rpartition(".")[0])
    }
    assert len(patterns) > 300
    for pattern, flags in sorted(patterns)[::3]:  # one in three takes long enough
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            sought = re.compile(sifted(pattern), flags)
        plain = re.compile(pattern, flags)
        for text in TEXTS:
            assert [one.span() for one in sought.finditer(text)] == [
                one.span() for one in plain.finditer(text)
            ], pattern


def _patterns(package: str) -> set[tuple[str, int]]:
    modules = [module for name, module in sys.modules.items() if name.startswith(package)]
    found = [one for module in modules for one in vars(module).values() if isinstance(one, Regex)]
    return {(one.pattern, one._flags) for one in found}


def test_every_word_that_only_looks_like_a_deed_holds_one_of_the_signs_looked_for() -> None:
    words = lexicon.phrases("no_done")
    assert [one for one in words if not any(sign in one for sign in NO_DEED_SIGNS)] == []


def test_a_figure_handed_over_is_sought_only_where_one_ends_without_a_unit() -> None:
    assert [one.start for one in sums(normal("慰问老王送去600"))] == [6]
    assert HAS_END.search("送去600") and not HAS_END.search("送去600元")
