"""With which signs a pattern can begin, so that a search passes over all places of a text that hold none of them.

`re` does so by itself only where every alternative begins with a plain sign; 「(?:^|[,。])建议|(?<!主)要是」 it tries at every place,
word by word. Most lists of words have some that begin so.
"""

import re
from collections.abc import Iterable
from re import _constants as code  # type: ignore[attr-defined]  # the only way to see a pattern's shape
from re import _parser  # type: ignore[attr-defined]
from typing import Any

START = "^"  # stands for the beginning of the text, where anything may follow
CLASSES = {code.CATEGORY_DIGIT: r"\d", code.CATEGORY_SPACE: r"\s", code.CATEGORY_WORD: r"\w"}
NO_WIDTH, REPEATED = (code.AT, code.ASSERT, code.ASSERT_NOT), (code.MAX_REPEAT, code.MIN_REPEAT)
ALIKE = {"s": "ſ", "k": "\u212a", "i": "ıİ"}  # the same letter to a pattern for any case
Signs = set[str] | None  # None: any


def begun(pattern: str) -> str:
    """The pattern, tried only where a sign stands with which it can begin; as it was where it may begin with any."""
    tree = _parser.parse(pattern)
    signs, may_be_empty = _of_all(tree, any_case=False)
    known = "".join(sorted((signs or set()) - {START}))
    if not known or signs is None or may_be_empty or tree.state.flags & re.MULTILINE or _is_known(tree):
        return pattern
    gate = f"(?=[{known}])"
    return f"{f'(?:^|{gate})' if START in signs else gate}(?:{pattern})"


def _is_known(tree: Any) -> bool:
    """Whether `re` passes over those places by itself, and faster."""
    op, given = tree[0]
    return op in (code.LITERAL, code.IN) or (
        op is code.BRANCH and all(each and each[0][0] is code.LITERAL for each in given[1])
    )


def _of_all(parts: Iterable[Any], *, any_case: bool) -> tuple[Signs, bool]:
    """The first signs of parts one behind the other, and whether they may all be empty."""
    found = set[str]()
    for op, given in parts:
        signs, may_be_empty = _of(op, given, any_case)
        if signs is None:
            return None, False
        found |= signs
        if not may_be_empty:
            return found, False
    return found, True


def _of(op: Any, given: Any, any_case: bool) -> tuple[Signs, bool]:
    if (op, given) == (code.AT, code.AT_BEGINNING):
        return {START}, False
    if op in NO_WIDTH:
        return set(), True
    if op in (code.LITERAL, code.IN):
        return _listed([(op, given)] if op is code.LITERAL else given, any_case), False
    if op is code.BRANCH:
        each = [_of_all(one, any_case=any_case) for one in given[1]]
        all_signs = [signs for signs, _ in each if signs is not None]
        is_known = len(all_signs) == len(each)
        return (set().union(*all_signs) if is_known else None), any(empty for _, empty in each)
    if op is code.SUBPATTERN:
        return _of_all(given[3], any_case=any_case or bool(given[1] & re.IGNORECASE))
    if op in REPEATED:
        signs, may_be_empty = _of_all(given[2], any_case=any_case)
        return signs, may_be_empty or given[0] == 0
    return None, False


def _listed(signs: Iterable[Any], any_case: bool) -> Signs:
    found = set[str]()
    for op, given in signs:
        if op is code.LITERAL:
            sign = chr(given)
            cases = {sign.lower(), sign.upper(), *ALIKE.get(sign.lower(), "")} if any_case else {sign}
            found |= set(map(re.escape, cases))
        elif op is code.RANGE and not any_case:
            found.add("-".join(re.escape(chr(each)) for each in given))
        elif op is code.CATEGORY and given in CLASSES:
            found.add(CLASSES[given])
        else:
            return None
    return found
