"""Times that stand in brackets behind a sentence: 「召开全委会，部署工作。（1月）」, 「技能竞赛（选拔：4月；决赛：9月）」."""

from typing import NamedTuple

from union.core.grain import Grain
from union.core.lazy_regex import Regex
from union.yearplan.items import deeds
from union.yearplan.structure.clauses import PlanSentence
from union.yearplan.times.stated_time import DIGIT, Stated, span

LONGEST_LABEL = 8
# What may be said of a time in such brackets: 「各协会每月不少于1次」, 「下半年，待通知」.
ASIDE = Regex(
    r"各[^,。;:]{1,6}|(?:至少|不少于|不低于)?[一二两三四\d]{0,2}[次场]|[,;、]?(?:待|视|具体|分批|另行|暂定|预计|按|由)[^()]*|每次[^,。;]*"
)
SEPARATORS = " ,;:、/和及(（"


class Behind(NamedTuple):
    """A time behind a sentence and what of its deed it dates; "" where all of it."""

    time: Stated
    part: str = ""


def times_behind(text: str, sentence: PlanSentence) -> list[Behind]:
    """The times in the brackets at a sentence's end; none where others stand before them, or words that say more."""
    said = [one for clause in sentence.clauses for one in clause.times if not one.is_loose]
    opened = text.rfind("(", sentence.start, sentence.end) if text[sentence.end - 1] == ")" else -1
    inside = [one for one in said if one.begin > opened]
    outside = [one for one in said if one.begin < opened]
    if opened < 0 or not inside:
        return []
    if outside and not all(_is_name(one) for one in outside):
        return _months_of_a_rate(outside, inside)
    found, at = [], opened + 1
    for one in inside:
        found.append(Behind(one, _part(text[at : one.begin])))
        at = one.end
    is_alone = not _part(text[at : sentence.end - 1]) and all(len(one.part) <= LONGEST_LABEL for one in found)
    is_needed = len(sentence.clauses) > 1 or any(one.part for one in found)
    return found if is_alone and is_needed else []


def _is_name(one: Stated) -> bool:
    """「春节保供电慰问（除夕）」, 「年终考核（11月25日）」: in the deed's name, where the brackets say when."""
    return not one.when.rrule and (
        one.festival is not None or one.is_season or not DIGIT.search(one.when.text)
    )


def _part(words: str) -> str:
    plain = ASIDE.sub("", words).strip(SEPARATORS + ")）。")
    return "" if deeds.is_pointing(plain) else plain


def _months_of_a_rate(outside: list[Stated], inside: list[Stated]) -> list[Behind]:
    """「每半年更新（6月、12月）」: which months they are."""
    is_rate = len(outside) == 1 and outside[0].when.rrule is not None and outside[0].festival is None
    if not is_rate or len(inside) < 2 or any(one.when.grain is not Grain.MONTH for one in inside):
        return []
    when, months = outside[0].when, ",".join(str(one.first.month) for one in inside)
    if when.end is None:
        return []
    rule = f"FREQ=YEARLY;BYMONTH={months}"
    named = span(when.text, when.start.date(), when.end.date(), when.grain, rule)
    return [Behind(outside[0]._replace(when=named))]
