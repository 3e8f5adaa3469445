"""「签订集体合同和专项合同各1份」: a figure behind 各 counts each of the things named in a row."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from union.core.lazy_regex import Regex
from union.reading import lexicon
from union.reading.names.helped_names import SURNAMES
from union.reading.numbers.numerals import CHINESE, number
from union.reading.quantities.counted_nouns import LONGEST, without_verb
from union.reading.quantities.figure_relations import PART
from union.reading.quantities.measures import Found

IN_A_ROW = Regex(r"(?P<row>[^\d,。;:!?\s()□~]{3,40})各(?:自)?$")
AND = Regex(r"、|以及|及(?![时格])|和(?![谐平睦解])|与(?![会])")
PERSON = Regex(rf"[{SURNAMES}][\u4e00-\u9fff]{{1,2}}")
MOST = 8
# 「男女各20人」, 「6个分会各派10人」: so many times as many.
TWO = r"男女|(?:甲乙|劳资|职企)?双方(?:代表|选手)?|两[队边]"
BODIES = "车间|分会|分工会|小组|班组|组|队|队伍|单位|企业|公司|部门|支部|科室|班|校区|站|乡镇|街道|社区|村|项目部|基层工会"
OF_EACH = Regex(
    rf"(?:(?:{TWO})|(?P<many>\d{{1,3}}|[{CHINESE}]{{1,3}})[个支家](?:{BODIES})|两(?:{BODIES}))各(?:自)?(?:选?派|抽调?|选拔|推荐|组织|出|来|有|去|到)?[出了]?(?:代表|选手|队员|职工)?$"
)
PEOPLE = ("人", "名", "位")
DEED = Regex(lambda: rf"^(?:{'|'.join(lexicon.phrases('deeds'))})了?")


def for_each_thing(text: str, counts: Sequence[Found]) -> list[Found]:
    """The quantities, those behind 各 once for each thing; a total of them told beside it contains them."""
    if "各" not in text:
        return list(counts)
    return [each for one in counts for each in _each(text, _of_all(text, one, counts), counts)]


def _of_all(text: str, one: Found, counts: Sequence[Found]) -> Found:
    """「男女各20人」 are 40 people; a total of them told beside it contains them."""
    found = OF_EACH.search(text[max(0, one.start - 24) : one.start]) if one.measure.unit in PEOPLE else None
    many = number(found["many"] or "2") if found else None
    if found is None or not many or one.measure.value_max:
        return one
    total = one.measure.value * many
    what = PART if any(_is_total(other, total, one) for other in counts) else None
    return one._replace(
        measure=replace(one.measure, text=found[0] + one.measure.text, value=total, what=what)
    )


def _is_total(other: Found, total: Decimal, one: Found) -> bool:
    return other is not one and other.measure.value == total and other.measure.unit in PEOPLE


def _each(text: str, one: Found, counts: Sequence[Found]) -> Iterator[Found]:
    things, measure = _things(text, one.start), one.measure
    if len(things) < 2 or measure.unit == "%" or (measure.what or "").startswith(PART):
        yield one
        return
    total = measure.value * len(things)
    is_contained = any((other.measure.value, other.measure.unit) == (total, measure.unit) for other in counts)
    for thing in things:
        what = None if PERSON.fullmatch(thing) else thing  # a person's name is no heading of a sum
        yield one._replace(measure=replace(measure, what=PART + (what or "") if is_contained else what))


def _things(text: str, place: int) -> list[str]:
    row = IN_A_ROW.search(text[max(0, place - 48) : place])
    names = AND.split(DEED.sub("", without_verb(row["row"]))) if row else []
    is_named = 2 <= len(names) <= MOST and all(0 < len(name) <= LONGEST for name in names)
    return names if is_named else []
