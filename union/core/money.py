"""Sums in minor units, written the way a report writes them."""

from decimal import Decimal

from union.words import SOURCE, Words

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


def written(minor: int, currency: str, _: Words) -> str:
    """600000 → 「6000元」, 123450 → 「1234.50元」: exact, never rounded to 万. In English "6,000 yuan"."""
    sign = SIGNS.get(currency, currency)
    if _.language == SOURCE or currency not in SIGNS:
        return f"{figure(minor)}{sign}"
    sentence = "{amount}" + sign  # union/words/data_names.toml has them for the catalogues
    return _(sentence, amount=Decimal(figure(minor)))


def figure(minor: int) -> str:
    """The figure alone, in the major unit: 1234.50."""
    whole, cents = divmod(abs(minor), 100)
    return f"{'-' if minor < 0 else ''}{whole}" + (f".{cents:02d}" if cents else "")


def sign_of(currency: str, _: Words) -> str:
    """What the currency is called in the column of a table: 元, 港元; an unknown one by its code."""
    return _(SIGNS[currency]) if currency in SIGNS else currency
