"""A threshold in a question: 「超过50人的活动」, 「5000元以上的支出」, 「不到10户」."""

from decimal import Decimal
from typing import NamedTuple

from union.core.lazy_regex import Regex
from union.reading.numbers.numerals import number

NUMBER = r"\d{1,12}(?:\.\d{1,6})?|[一二三四五六七八九十百千万两]{1,12}"
UNIT = "万元|万块|元|块钱?|人次|人|名|位|户|份|场|次|处|条|件"
LIMIT = Regex(
    rf"(?P<before>超过|超出|多于|大于|高于|不少于|不低于|不小于|至少|达到|少于|低于|小于|不足|不到|不超过|不多于|不高于)了?(?P<one>{NUMBER})(?P<of>万)?个?(?P<unit>{UNIT})?(?:以上)?(?:的)?"
    rf"|(?P<two>{NUMBER})(?P<of_two>万)?个?(?P<unit_two>{UNIT})?(?:及|或)?(?P<behind>以上|以下|以内|开外)(?:的)?"
)
MONEY = Regex("支出|花|钱|开支|费用|经费")
AT_LEAST = ("不少于", "不低于", "不小于", "至少", "达到", "以上")
MORE = ("超过", "超出", "多于", "大于", "高于", "开外")
AT_MOST = ("不超过", "不多于", "不高于", "以内", "以下")
PERSONS = ("人", "人次", "名", "位")
MYRIAD = 10000


class Limit(NamedTuple):
    """`unit` is 元 for money."""

    way: str
    value: Decimal
    unit: str
    words: str = ""  # as said

    def allows(self, value: Decimal) -> bool:
        """Whether a figure is within."""
        if self.way in AT_LEAST:
            return value >= self.value
        if self.way in MORE:
            return value > self.value
        return value <= self.value if self.way in AT_MOST else value < self.value

    @property
    def units(self) -> tuple[str, ...]:
        """The units of figures it speaks of."""
        return PERSONS if self.unit in PERSONS else (self.unit,)


def limit_in(text: str) -> tuple[Limit, str] | None:
    """The threshold of a question and the words without it; None without one."""
    found = LIMIT.search(text)
    if found is None:
        return None
    unit = found["unit"] or found["unit_two"] or ("元" if MONEY.search(text) else None)
    if unit is None:
        return None
    value = _value(found["one"] or found["two"])
    if value is None:
        return None
    if found["of"] or found["of_two"] or unit.startswith("万"):
        value *= MYRIAD
    unit = "元" if unit[-1] in "元块钱" else unit
    way = found["before"] or found["behind"]
    return Limit(
        way, value, unit, found[0].removesuffix("的").strip()
    ), f"{text[: found.start()]} {text[found.end() :]}"


def _value(said: str) -> Decimal | None:
    if said[0].isdigit():
        return Decimal(said)
    read = number(said)
    return None if read is None else Decimal(str(read))
