"""What 签领表 and 公示稿 are called, what they come to in words, and which work a request for one is about."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from union.core.lazy_regex import Regex
from union.core.period import Period
from union.core.units import money_text, number, quantity_text, unit_name
from union.helped.handouts import Handout, Quantity
from union.reading.questions.subject_words import categories, terms_in
from union.reading.questions.time_spans import spans_asked
from union.reading.text.identifiers import MARKED
from union.reading.text.normal_form import normal
from union.words import Words

SHEETS = ("签领表", "签收表", "领取表", "签领单")
NOTICES = ("公示稿", "公示表")
OF_YEAR = Regex(r"[今去前]年|\d{4}年?")


class PaperSort(StrEnum):
    """Which of the two."""

    SHEET = "sheet"
    PUBLIC = "public"


class WorkAsked(NamedTuple):
    """Logs by number; else by the words they hold and the days, None where no time was said."""

    numbers: tuple[int, ...]
    terms: tuple[str, ...] = ()
    period: Period | None = None


def work_asked(words: str, now: datetime) -> WorkAsked:
    """「#12 #15」, 「春节慰问」, 「9月困难职工」; the words of a category need not stand in a log of it."""
    numbers = tuple(dict.fromkeys(int(each[1]) for each in MARKED.finditer(words)))
    if numbers:
        return WorkAsked(numbers)
    said = normal(words).text
    found = spans_asked(said, now)
    rest, festivals = said, [each.festival for each in found if each.festival]
    for each in found:
        rest = rest[: each.begin] + " " * (each.end - each.begin) + rest[each.end :]
    terms = tuple(each for each in terms_in(rest, festivals) if each not in categories())
    # A festival's own year is the calendar's, but the round before 春节 often begins in the old one.
    dated = [
        each.period for each in found if not each.festival or OF_YEAR.search(said[each.begin : each.end])
    ]
    return WorkAsked((), terms, dated[0] if dated else None)


def title(handout: Handout, sort: PaperSort, _: Words) -> str:
    """「春节慰问签领表」, 「春节慰问发放情况公示」."""
    if sort is PaperSort.SHEET:
        return _("{what}签领表", what=handout.what)
    return _("{what}发放情况公示", what=handout.what)


def handout_totals(handout: Handout, _: Words) -> str:
    """「12户、6000元、大米12袋」: what it comes to."""
    money = (money_text(minor, currency, _) for currency, minor in handout.sums.items())
    return _("、").join(filter(None, [people(handout.helped, _), *money, quantities(handout.goods, _)]))


def people(helped: Mapping[str, int], _: Words) -> str:
    """「12户、3人」."""
    return _("、").join(quantity_text(str(count), unit, _) for unit, count in helped.items())


def quantities(goods: Sequence[Quantity], _: Words) -> str:
    """「大米12袋、油12桶」."""
    return _("、").join(
        f"{one.what or _('物品')}{number(one.value)}{unit_name(one.unit, _)}" for one in goods
    )
