"""A report's figures, sentence by sentence: value, unit, the words before, and where each stands; and the same figure told twice
differently: how many members, staff, delegates there are in all.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple
from decimal import Decimal
from enum import StrEnum

from union.core.lazy_regex import Regex
from union.core.records import dataclass
from union.core.units import number as plain
from union.reading.message import Money
from union.reading.money import sums
from union.reading.quantities import measures
from union.reading.text.normal_form import Normal, normal


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
    return plain(round(value / 10000, 4) if MANY in like else round(value, 2))


def flaws_as_json(flaws: Iterable[Flaw]) -> bytes:
    """As JSON."""
    return json.dumps([astuple(each) for each in flaws], ensure_ascii=False).encode()


def flaws_from_json(content: bytes) -> tuple[Flaw, ...]:
    """What `flaws_as_json` has written."""
    return tuple(Flaw(start, end, FlawKind(kind), *words) for start, end, kind, *words in json.loads(content))


SENTENCE = Regex(r"[^。;；!！?？]+[。;；!！?？]?")
BREAK = Regex(r"[,。;:!?、()\s](?=[^,。;:!?、()\s]*$)")
LONGEST_SENTENCE, MOST_WORDS = 2000, 30
YEAR = Regex(r"20\d\d年")
SAME = {"名": "人", "位": "人"}
EACH = Regex("每个?(?P<per>[期场次组班批户家店队])$")
PRICE = Regex("每(?P<per>[\u4e00-\u9fff])$")
WIDER = {"场次": ("场", "次", "期")}
CENT = Decimal(100)
VERB = Regex(r"^(?:另外?|其中|还|并|共|现|有|为|计|约|对|的|在|了|和|及)+")


@dataclass(frozen=True, slots=True)
class ReportFigure:
    """A figure; `start` and `end` in the whole text, `label` the words of its clause before it, `lead` all words since the figure before.

    `sentence` counts within the line. `per` is what a price is for. `places`: decimals as written.
    """

    start: int
    end: int
    value: Decimal
    unit: str
    label: str
    lead: str
    tail: str
    sentence: int
    approx: bool = False
    per: str | None = None
    places: int = 0

    @property
    def is_exact(self) -> bool:
        """Neither approximate nor a price."""
        return not self.approx and self.per is None

    def begins(self, most: int = 8) -> int:
        """Where its quotation begins: with so many signs of its label."""
        return self.start - min(len(self.label), most)


def figures(line: str, begin: int) -> list[ReportFigure]:
    """All of one line, which begins at `begin` of the text."""
    found: list[ReportFigure] = []
    for place, match in enumerate(SENTENCE.finditer(line)):
        for at in range(match.start(), match.end(), LONGEST_SENTENCE):
            said = normal(line[at : min(match.end(), at + LONGEST_SENTENCE)])
            found += _of_sentence(said, begin + at, place)
    return found


def _of_sentence(said: Normal, begin: int, sentence: int) -> Iterator[ReportFigure]:
    before = 0
    for one in _in_order(said):
        lead = YEAR.sub("年", said.text[before : one.start])[-MOST_WORDS * 2 :]
        cut = BREAK.search(lead)
        label = lead[cut.end() if cut else 0 :][-MOST_WORDS:]
        value, unit, approx, per = _worth(one, label)
        written = said.quote(one.start, one.end)
        yield ReportFigure(
            begin + said.places[one.start],
            begin + said.ends[one.end - 1],
            value,
            SAME.get(unit, unit),
            label,
            lead,
            said.text[one.end : one.end + MOST_WORDS],
            sentence,
            approx,
            SAME.get(per or "", per),
            _places(written),
        )
        before = one.end


def _in_order(said: Normal) -> list[sums.FoundSum | measures.FoundMeasure]:
    """Counts that a sum of money covers are that money."""
    money = sums.sums(said)
    counts = [
        one
        for one in measures.measures(said)
        if not any(one.start < sum_.end and sum_.start < one.end for sum_ in money)
    ]
    return sorted([*money, *counts], key=lambda one: one.start)


def _worth(one: sums.FoundSum | measures.FoundMeasure, label: str) -> tuple[Decimal, str, bool, str | None]:
    if isinstance(one, sums.FoundSum):
        money: Money = one.money
        is_about = money.approx or money.minor_max is not None
        price = PRICE.search(label)  # 「每具85元」: of whatever is counted so
        per = money.per or (price and price["per"])
        return money.minor / CENT, "元" if money.currency == "CNY" else money.currency, is_about, per
    measure = one.measure
    each = EACH.search(label)  # 「每期50人」
    return measure.value, measure.unit, measure.approx or measure.value_max is not None, each and each["per"]


def _places(written: str) -> int:
    """「69.6%」 has one."""
    _, point, rest = written.partition(".")
    return len(rest) - len(rest.lstrip("0123456789")) if point else 0


def flaw(kind: FlawKind, first: ReportFigure, last: ReportFigure, right: str, how: str, text: str) -> Flaw:
    """From one figure to another, quoted with the words before."""
    return Flaw(first.start, last.end, kind, text[first.begins() : last.end], right, how)


def noun(one: ReportFigure) -> str:
    """What is counted, without the small words in front."""
    return VERB.sub("", one.label)


def shared(one: str, other: str, fewest: int = 2) -> bool:
    """Whether so many signs in a row stand in both."""
    return any(one[at : at + fewest] in other for at in range(len(one) - fewest + 1))


def same_unit_figures(known: Sequence[ReportFigure], one: ReportFigure) -> list[ReportFigure]:
    """Those of its unit that are exact and no price; 场次 are of both units."""
    units = (one.unit, *WIDER.get(one.unit, ()))
    return [each for each in known if each.unit in units and each.is_exact and each is not one]


# All of them, behind words that say no more than that they are there.
STOCK = Regex(
    r"(?:^|现有|共有|全部|全体|下设|来自|在册|参加|为|向|的|项目部|单位|时|末)"
    r"(?P<what>会员|职工|员工|教职工|女教职工|女职工|代表队|参保单位|基层工会|分工会|工会小组|参赛职工)(?:总人?数)?(?:现有|共有|共|达到?|为|有|是)?$"
)
NAMED_BEHIND = Regex(r"(?P<what>代表队|参保单位|基层工会|分工会|工会小组)")
ALL_BEFORE = Regex(r"(?:全部|全体|共有|现有|来自|末参保单位|年末[\u4e00-\u9fff]{0,6})$")
OTHER_TIME = Regex(r"去年|上年|上届|上季|上月|同期|年初|原有|原来|其中|第[一二三四五六七八九十]")
OF_DEEDS = Regex(r"由|从|比|较|增加|减少|发展|新增|到$|至$|每|慰问|走访|培训|看望")
MOST_TOLD = 24


def told_twice(lines: Sequence[Sequence[ReportFigure]], text: str) -> Iterator[Flaw]:
    """What differs from its first telling by a sign or by two that changed places: a slip of the hand, not another thing."""
    told: dict[tuple[str, str], list[ReportFigure]] = {}
    for one in (each for line in lines for each in line):
        what = _subject(one)
        if what is None or not one.is_exact:
            continue
        known = told.setdefault((what, one.unit), [])
        like = [each for each in known if is_slip(plain(each.value), plain(one.value))]
        is_sure = any(each.label != what for each in (one, *like))
        if like and is_sure and all(each.value != one.value for each in known):
            how = text[like[0].begins() : like[0].end]
            yield flaw(FlawKind.TWICE, one, one, plain(like[0].value) + one.unit, how, text)
        if len(known) < MOST_TOLD:
            known.append(one)


def _subject(one: ReportFigure) -> str | None:
    if OTHER_TIME.search(one.lead[-16:]) or OF_DEEDS.search(one.label) or one.tail.startswith("参"):
        return None
    found = STOCK.search(one.label)
    if found is None and ALL_BEFORE.search(one.label):
        found = NAMED_BEHIND.match(one.tail)
    return found["what"] if found else None


def is_slip(one: str, other: str) -> bool:
    """Whether two figures differ by a sign, or by two that changed places."""
    if one == other or len(one) != len(other) or len(one) < 2:
        return False
    first, *others = [at for at in range(len(one)) if one[at] != other[at]]
    is_swapped = others == [first + 1] and one[first : first + 2] == other[first : first + 2][::-1]
    return not others or is_swapped
