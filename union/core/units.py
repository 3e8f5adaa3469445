"""What is counted, in the reader's language: figures are kept with Chinese units, whatever language told them;
sums of money in minor units, written the way a report writes them.
"""

from collections.abc import Mapping
from decimal import Decimal
from functools import cache

from union.core.lazy_regex import Regex
from union.data import table
from union.words import SOURCE, Words, in_signs, signs_alone

SIGNS = {
    "CNY": "元",
    "HKD": "港元",
    "MOP": "澳门元",
    "TWD": "新台币",
    "SGD": "新元",
    "MYR": "令吉",
    "USD": "美元",
    "EUR": "欧元",
    "GBP": "英镑",
    "JPY": "日元",
}
FIGURE = Regex(r"(?P<value>\d+(?:\.\d+)?)(?P<unit>[^\d\s]{1,4})")
# union/reading/quantities/computed_totals.py
RECKONED = Regex(r"按每[\u4e00-\u9fff]{0,12}(?P<price>[^×]+)×(?P<count>.+)计")
ENGLISH, PEOPLE = "en", frozenset({"人", "名", "位", "户", "人次", "小时", "天", "%"})
THINGS = Regex(r"(?P<value>\d[\d,]{0,11}) [A-Za-z][A-Za-z -]{1,30}")
HAN = Regex("[\u4e00-\u9fff]")
ANY_ITEM, ITEM = "个", "件"  # English names a thing by itself, or says 「per piece」
CAME = frozenset({"参加", "到场", "参会", "参训", "参赛", "到会", "出席"})


def number(value: Decimal) -> str:
    """A figure without a superfluous fraction: 12, 3.5; never in powers of ten."""
    return f"{value.normalize():f}" if value else "0"


def with_approx_mark(figure: str, _: Words, *, approx: bool) -> str:
    """「约600人次」 of what is approximate."""
    return _("约{figure}", figure=figure) if approx else figure


def quantity_text(value: str, unit: str, _: Words, *, approx: bool = False) -> str:
    """「12户」, "12 families", 「约600人次」; a unit no catalogue knows stays as written."""
    if _.language == SOURCE or "{" in unit or "}" in unit:
        return with_approx_mark(f"{value}{unit}", _, approx=approx)
    sentence = "{count}" + unit  # union/words/data_names.toml has them for the catalogues
    return with_approx_mark(_(sentence, count=value), _, approx=approx)


def english_quantity(text: str, value: str, unit: str, _: Words) -> str | None:
    """Things counted by a name of their own, in the English they were told in: "60 goodie bags"; None where not."""
    said = THINGS.fullmatch(text) if _.language == ENGLISH and unit not in PEOPLE else None
    return text if said and said["value"].replace(",", "") == value else None


def translated_figure(figure: str, _: Words) -> str:
    """A figure in the words it was told in, 「12户」; where no Chinese is read its unit is put in other words."""
    found = None if _.language.startswith("zh") or figure.isascii() else FIGURE.fullmatch(figure)
    if found is None:
        return signs_alone(figure, _)
    code = next((code for code, sign in SIGNS.items() if sign == found["unit"]), None)
    if code is None:
        return quantity_text(found["value"], found["unit"], _)
    return money_text(int(Decimal(found["value"]) * 100), code, _)


def unit_name(unit: str, _: Words) -> str:
    """The unit alone, for the column of a table: "families"."""
    if _.language == SOURCE or not unit:
        return unit
    return quantity_text("2", unit, _).removeprefix("2").strip() or _("个数")


def unit_alone(unit: str, _: Words) -> str:
    """One of them: 「每户」, "per family"."""
    if _.language == SOURCE or not unit:
        return unit
    alone = quantity_text("1", unit, _).removeprefix("1").strip() or ANY_ITEM
    return unit_alone(ITEM, _) if alone == ANY_ITEM and not _.language.startswith("zh") else alone


def labelled_figure(what: str, figure: str, _: Words) -> str:
    """「困难职工12户」, "bonus 5,000 yuan"; the words before a figure are the officer's own, or a name from a table.

    In English what can't be translated is left out, and that people came need not be said of them.
    """
    said = figure_label(what, _)
    if not what or (not _.language.startswith("zh") and (what in CAME or HAN.search(said))):
        return figure
    return _("{what}{figure}", what=said, figure=figure)


def figure_label(what: str, _: Words) -> str:
    """What a figure counts; of a sum that was reckoned how: 「按每户500元×12户计」."""
    reckoned = None if _.language.startswith("zh") else RECKONED.fullmatch(what)
    if reckoned is None:
        said = in_signs(what, _)
        return _in_english().get(what, said) if _.language == ENGLISH and what and said == what else said
    return _(
        "{price}×{count}",
        price=translated_figure(reckoned["price"], _),
        count=translated_figure(reckoned["count"], _),
    )


@cache
def _in_english() -> Mapping[str, str]:
    """What is read from English said in it again: 「隐患」 are hazards."""
    found = table("english")
    return {key[1:]: said[0] for key, said in found["counted"].items()} | {
        key: said[0] for key, said in found["work"].items()
    }


def money_text(minor: int, currency: str, _: Words, *, approx: bool = False) -> str:
    """600000 → 「6000元」, 123450 → 「1234.50元」: exact, never rounded to 万. In English "6,000 yuan"."""
    sign = SIGNS.get(currency, currency)
    if _.language == SOURCE or currency not in SIGNS:
        return with_approx_mark(f"{figure(minor)}{sign}", _, approx=approx)
    sentence = "{amount}" + sign  # union/words/data_names.toml has them for the catalogues
    return with_approx_mark(_(sentence, amount=Decimal(figure(minor))), _, approx=approx)


def figure(minor: int) -> str:
    """The figure alone, in the major unit: 1234.50."""
    whole, cents = divmod(abs(minor), 100)
    return f"{'-' if minor < 0 else ''}{whole}" + (f".{cents:02d}" if cents else "")


def sign_of(currency: str, _: Words) -> str:
    """What the currency is called in the column of a table: 元, 港元; an unknown one by its code."""
    return _(SIGNS[currency]) if currency in SIGNS else currency
