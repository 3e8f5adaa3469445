"""A report's figures, sentence by sentence: value, unit, the words before, and where each stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from union.core.lazy_regex import Regex
from union.reading.message import Money
from union.reading.money import sums
from union.reading.quantities import measures
from union.reading.text.normal_form import Normal, normal

SENTENCE = Regex(r"[^。;；!！?？]+[。;；!！?？]?")
BREAK = Regex(r"[,。;:!?、()\s](?=[^,。;:!?、()\s]*$)")
LONGEST_SENTENCE, MOST_WORDS = 2000, 30
YEAR = Regex(r"20\d\d年")
SAME = {"名": "人", "位": "人"}
EACH = Regex("每个?(?P<per>[期场次组班批户家店队])$")
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


def _in_order(said: Normal) -> list[sums.Found | measures.Found]:
    """Counts that a sum of money covers are that money."""
    money = sums.sums(said)
    counts = [
        one
        for one in measures.measures(said)
        if not any(one.start < sum_.end and sum_.start < one.end for sum_ in money)
    ]
    return sorted([*money, *counts], key=lambda one: one.start)


def _worth(one: sums.Found | measures.Found, label: str) -> tuple[Decimal, str, bool, str | None]:
    if isinstance(one, sums.Found):
        money: Money = one.money
        is_about = money.approx or money.minor_max is not None
        return money.minor / CENT, "元" if money.currency == "CNY" else money.currency, is_about, money.per
    measure = one.measure
    each = EACH.search(label)  # 「每期50人」
    return measure.value, measure.unit, measure.approx or measure.value_max is not None, each and each["per"]


def _places(written: str) -> int:
    """「69.6%」 has one."""
    _, point, rest = written.partition(".")
    return len(rest) - len(rest.lstrip("0123456789")) if point else 0


def noun(one: ReportFigure) -> str:
    """What is counted, without the small words in front."""
    return VERB.sub("", one.label)


def shared(one: str, other: str, fewest: int = 2) -> bool:
    """Whether so many signs in a row stand in both."""
    return any(one[at : at + fewest] in other for at in range(len(one) - fewest + 1))


def alike(known: Sequence[ReportFigure], one: ReportFigure) -> list[ReportFigure]:
    """Those of its unit that are exact and no price; 场次 are of both units."""
    units = (one.unit, *WIDER.get(one.unit, ()))
    return [
        each
        for each in known
        if each.unit in units and not each.approx and each.per is None and each is not one
    ]
