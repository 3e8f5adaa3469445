"""What is asked before a pattern is tried leaves out nothing that it finds."""

import re
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from re import _constants as code  # type: ignore[attr-defined]  # the only way to see a pattern's shape
from re import _parser  # type: ignore[attr-defined]
from typing import Any

import union.reading
from union.core.lazy_regex import BySign, Regex
from union.reading import lexicon
from union.reading.cantonese.translation import SIGNS, SURE_WORDS, WORDS
from union.reading.money.prices import HAS_END
from union.reading.money.sums import sums
from union.reading.text.normal_form import normal
from union.reading.time.false_times import WORDS as NO_TIMES


def test_a_figure_handed_over_is_sought_only_where_one_ends_without_a_unit() -> None:
    assert [one.start for one in sums(normal("慰问老王送去600"))] == [6]
    assert HAS_END.search("送去600") and not HAS_END.search("送去600元")


def sought_by_signs() -> list[Regex]:
    """Every pattern of the reader that is tried only where a text holds one of its signs."""
    root = Path(union.reading.__file__).parents[2]
    paths = (path.relative_to(root).with_suffix("") for path in root.glob("union/reading/**/*.py"))
    modules = [import_module(".".join(path.parts)) for path in paths if path.name != "__init__"]
    found = {each for module in modules for each in vars(module).values() if isinstance(each, Regex)}
    return [each for each in found if "signs" in vars(each)]


def holds(parts: Iterable[Any], signs: frozenset[str]) -> bool:
    """Whether a text that parts of a pattern match, one behind the other, must hold one of the signs."""
    return any(_holds(op, given, signs) for op, given in parts)


def _holds(op: Any, given: Any, signs: frozenset[str]) -> bool:
    if op is code.LITERAL:
        return chr(given) in signs
    if op is code.IN:
        return all(_holds(each, of, signs) for each, of in given)
    if op is code.RANGE:
        return all(chr(sign) in signs for sign in range(given[0], given[1] + 1))
    if op is code.BRANCH:
        return all(holds(each, signs) for each in given[1])
    if op is code.SUBPATTERN:
        return holds(given[3], signs)
    if op is code.ASSERT:
        return holds(given[1], signs)
    return op in (code.MAX_REPEAT, code.MIN_REPEAT) and given[0] > 0 and holds(given[2], signs)


def test_whatever_a_pattern_matches_holds_one_of_its_signs() -> None:
    """Read from its shape, so it is so of every text."""
    found = sought_by_signs()
    assert len(found) > 10
    signs = {
        each: frozenset(filter(re.compile(f"[{each.signs}]").match, map(chr, range(0x20000))))
        for each in found
    }
    assert [each.pattern for each in found if not holds(_parser.parse(each.pattern), signs[each])] == []
    assert not holds(_parser.parse("甲?乙|丙"), frozenset("甲丙"))


def test_signs_behind_a_first_one_leave_out_no_word() -> None:
    """Of the lists that are sought sign by sign."""
    cantonese = {kind: lexicon.cantonese(sure=kind is SURE_WORDS) for kind in (WORDS, SURE_WORDS)}
    words: list[tuple[BySign, str]] = [(SIGNS, word) for word in lexicon.cantonese_signs("sure")]
    words += [(kind, word) for kind, of in cantonese.items() for word in of]
    words += [(kind, word.upper()) for kind, word in words]
    assert [word for kind, word in words if next(kind.finditer(word), None) is None] == []
    plain = [one for of in lexicon.table("no_times")["words"].values() for one in of if one.isalpha()]
    assert [word for word in plain if next(NO_TIMES.finditer(word), None) is None] == []
