"""Sums in minor units, written the way a report writes them."""

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


def written(minor: int, currency: str = "CNY") -> str:
    """600000 → 「6000元」, 123450 → 「1234.50元」: exact, never rounded to 万."""
    whole, cents = divmod(abs(minor), 100)
    figure = f"{'-' if minor < 0 else ''}{whole}" + (f".{cents:02d}" if cents else "")
    return f"{figure}{SIGNS.get(currency, currency)}"
