"""What is wrong in a report: one value for each place, and the way from a worker's process back."""

import json
from collections.abc import Iterable
from dataclasses import astuple
from decimal import Decimal
from enum import StrEnum

from union.core.records import dataclass
from union.core.units import number


class FlawKind(StrEnum):
    """What sort of slip it is."""

    PERCENT = "percent"
    DECLINE = "decline"
    SUM = "sum"
    PRODUCT = "product"
    DIFFERENCE = "difference"
    TWICE = "twice"
    BLANK = "blank"
    DOUBLED = "doubled"
    NO_DAY = "no_day"
    WEEKDAY = "weekday"
    ORDER = "order"


MANY = "万"


@dataclass(frozen=True, slots=True)
class Flaw:
    """`quote` the words where it stands; `right` what it should be, empty where that can't be known; `how` the sum behind it."""

    start: int
    end: int
    kind: FlawKind
    quote: str
    right: str = ""
    how: str = ""


def in_words(value: Decimal, unit: str, like: str) -> str:
    """「6.8万元」 where the figure beside it is written so."""
    return f"{scaled(value, like)}{MANY if MANY in like else ''}{unit}"


def scaled(value: Decimal, like: str) -> str:
    """The number alone."""
    return number(round(value / 10000, 4) if MANY in like else round(value, 2))


def written(flaws: Iterable[Flaw]) -> bytes:
    """As JSON."""
    return json.dumps([astuple(each) for each in flaws], ensure_ascii=False).encode()


def read_back(content: bytes) -> tuple[Flaw, ...]:
    """What `written` has written."""
    return tuple(Flaw(start, end, FlawKind(kind), *words) for start, end, kind, *words in json.loads(content))
