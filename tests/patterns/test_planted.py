"""A check of the checks: patterns that explode and patterns that grow, planted wherever patterns live, are all found."""

import re
from pathlib import Path

import pytest

from tests.patterns.ambiguity import exponential, polynomial
from tests.patterns.census import Place, taken
from tests.patterns.growth import cutting, worst

EXPONENTIAL, QUADRATIC = "(?:需要|需|要)+到会", "[甲乙]*[乙丙]*丁"
PLANTED = """
import re
from dataclasses import dataclass
from functools import cache

from union.core import lazy_regex as regex
from union.core.lazy_regex import Regex, register_patterns

CONSTANT = re.compile({0!r})
WRAPPED = Regex({0!r})
LISTED = [Regex("a"), re.compile({0!r})]
BY_NAME = {{"one": (Regex({0!r}), 1)}}
THROUGH_MODULE = regex.Regex({0!r})
MANY = tuple(Regex(one) for one in ("c", {0!r}))


@dataclass
class Rule:
    pattern: Regex


RULE = Rule(Regex({0!r}))


class Reader:
    PATTERN = re.compile({0!r})

    def looks(self, text):
        return re.search({0!r}, text)


def parted(text):
    return re.sub({0!r} + "(?!x)", "", text)


def filled(text, unit):
    return re.fullmatch({0!r} + re.escape(unit), text)


@cache
def made():
    words = {0!r}
    return re.compile(f"(?:{{words}})")


@cache
def by_key(name):
    return Regex(f"{{name}}(?:{0})")


USED = by_key("d")


@register_patterns
def _all():
    return map(_keyed, "ef")


def _keyed(name):
    return re.compile(f"{{name}}(?:{0})")
"""
PLACES = 15


def _planted(folder: Path, pattern: str) -> list[Place]:
    package = folder / "planted"
    package.mkdir()
    (package / "__init__.py").write_text("", "utf-8")
    (package / "places.py").write_text(PLANTED.format(pattern), "utf-8")
    return taken(folder, ("planted",))


@pytest.mark.parametrize("pattern", [EXPONENTIAL, QUADRATIC])
def test_a_pattern_is_found_wherever_it_lives(tmp_path: Path, pattern: str) -> None:
    """As many places as there are, each with the pattern that was planted there."""
    found = _planted(tmp_path, pattern)
    assert len(found) == PLACES
    assert [one.where for one in found if not one.made] == []
    harmless = [one.where for one in found if not any(pattern in text for text, _ in one.made)]
    assert len(harmless) == 1  # the plain one in the list
    is_bad = exponential if pattern == EXPONENTIAL else polynomial
    assert all(any(is_bad(*made) for made in one.made) for one in found if one.where not in harmless)


def test_one_that_cannot_be_known_is_told(tmp_path: Path) -> None:
    """A pattern handed in from elsewhere is no pattern seen."""
    package = tmp_path / "unknown"
    package.mkdir()
    (package / "__init__.py").write_text(
        "import re\n\ndef asked(p, t):\n    return re.search(p, t)\n", "utf-8"
    )
    (found,) = taken(tmp_path, ("unknown",))
    assert not found.made
    assert found.why_unknown


@pytest.mark.parametrize(
    ("pattern", "is_exponential", "is_polynomial"),
    [
        ("(a+)+b", True, False),
        ("(?:a|aa)+$", True, False),
        ("(?:[0-9]{1,4}|[一二三]{1,3}|[年月的])*(?:日历|月历)图", True, False),  # 36 digits once took hours
        ("(?:需要|需|要)+x", True, False),
        ("(?:a?b?)*c", True, False),
        ("a*a*b", False, True),
        (r"\s*(?:x)?\s*y", False, True),
        (".*a.*b", False, True),
        ("(?>需要|需|要)+x", False, False),
        ("(?:a++)+b", False, False),
        (r"\s*+(?:x\s*+)?y", False, False),
        (r"(?:\d+,)*\d+", False, False),
        (r"(?:(?<!\d)\d+x?)*y", False, False),
        ("(?:(?!和)[一-鿿]){2,8}?(?:[、和](?:(?!和)[一-鿿]){2,8}?)*负责", False, False),
    ],
)
def test_shapes_are_judged(pattern: str, is_exponential: bool, is_polynomial: bool) -> None:
    """What is bound by possessive repeats, atomic groups and looks at one sign is not blamed."""
    assert bool(exponential(pattern)) is is_exponential
    assert is_exponential or bool(polynomial(pattern)) is is_polynomial


@pytest.mark.slow
@pytest.mark.parametrize(
    ("pattern", "ask", "grows"),
    [
        (EXPONENTIAL, "search", True),
        (r"\s*(?:甲)?\s*乙", "match", True),
        ("[吧哦啊了]+$", "search", True),
        ("(?<![吧哦啊了])[吧哦啊了]+$", "search", False),
        ("(?>需要|需|要)+到会", "match", False),
    ],
)
def test_growth_is_measured(pattern: str, ask: str, grows: bool) -> None:
    """The words are the pattern's own: nobody tells the check what to try."""
    with cutting():
        assert (worst(re.compile(pattern), (pattern, 0), (ask,)) is not None) is grows
