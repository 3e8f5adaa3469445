"""The sorts of work that words deny or give a log: 「矿泉水那条不是慰问，是文体的」, "the complaints one is grievance not care visit"."""

from collections.abc import Set
from typing import NamedTuple

from union.reading.replies.correction_lessons import UNDER, category_called, english_sort, named_category
from union.reading.text.normal_form import EitherScript

SIGNS = EitherScript(r"不是|[唔不]算|唔系|归|算|列|类别|not\s|under|categor|belong", any_case=True)
LONGEST_SAID = 80  # signs of words about a sort
DENIED = EitherScript(
    r"(?:而|并|也|都|又)?(?:不是|唔系|不算|唔算|not\s)\s?(?P<wrong>[^\n]{2,16})", any_case=True
)
IS_SORT = EitherScript(r"(?:都|就|其实|应该){0,2}[是系属归算]|(?:it|that)(?:'s| is)\b|is\b", any_case=True)
AND = EitherScript(r"^(?:and|but|so|also)\s", any_case=True)
PIECES = EitherScript(r"[,，;；。!！\n]|\s(?=not\s)|(?=(?:而|并)?(?:不是|唔系))", any_case=True)


class SortsSaid(NamedTuple):
    """The sorts denied, and the pieces of the words that deny none."""

    denied: Set[str]
    plain: tuple[str, ...]


def read_sorts(text: str) -> SortsSaid:
    """What words say of sorts."""
    pieces = [AND.sub("", each.strip(" .")) for each in PIECES.split(text)]
    wrong = {each: found["wrong"].strip() for each in pieces if (found := DENIED.fullmatch(each))}
    denied = (named_category(each) or category_called(each) or english_sort(each) for each in wrong.values())
    plain = tuple(each for each in pieces if each and each not in wrong)
    return SortsSaid({each for each in denied if each}, plain)


def puts_in_sort(text: str) -> bool:
    """Whether words may deny or give a sort of work."""
    return len(text) <= LONGEST_SAID and (UNDER.search(text) is not None or bool(read_sorts(text).denied))
