"""How sentences of a report are put together: clauses, 一是…二是…三是…, and the numbers each rests on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from union.words import Words

ORDINALS = "一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class ProseSentence:
    """One sentence, closed with 。, and the numbers of the logs and items it rests on, ascending."""

    text: str
    numbers: tuple[int, ...]


def sentence(clauses: Iterable[str], numbers: Iterable[int], _: Words) -> ProseSentence:
    """The clauses with commas between them, closed; its first letter is a capital where there are such."""
    said = _("{said}。", said=_("，").join(clauses))
    return ProseSentence(said[:1].upper() + said[1:], tuple(sorted(set(numbers))))


def enumerated(told: Sequence[str], _: Words) -> str:
    """「一是…；二是…」 where there are several; a single one stands for itself."""
    if len(told) == 1:
        return told[0]
    return _("；").join(
        _("{ordinal}是{what}", ordinal=_ordinal(place, _), what=what)
        for place, what in enumerate(told[: len(ORDINALS)])
    )


def _ordinal(place: int, _: Words) -> str:
    return ORDINALS[place] if _.language.startswith("zh") else str(place + 1)
