"""Per-head products: 「每户500元，12户」 with no total said is a further sum of 6000元, marked as computed (design §5)."""

from collections.abc import Iterator, Sequence

from union.understanding.message import Measure, Money

# A price for one of these is paid for each of the measures named on the right.
COUNTED_AS = {
    "人": ("人", "名", "位", "人次"),
    "人次": ("人次", "人"),
    "户": ("户", "户次"),
    "家": ("家",),
    "组": ("组", "个"),
    "队": ("队", "支", "个"),
    "班组": ("个",),
    "小组": ("个",),
    "单位": ("个", "家"),
}


def with_product(money: Sequence[Money], measures: Sequence[Measure]) -> tuple[Money, ...]:
    """The sums of one fact, each price followed by its product; none where a total was said."""
    if not all(one.per for one in money):
        return tuple(money)
    found: list[Money] = []
    for price, count in zip(money, _counts(money, measures), strict=True):
        found += [price, _product(price, count)] if count else [price]
    return tuple(found)


def worked_out(money: Sequence[Money], measures: Sequence[Measure]) -> Iterator[tuple[Money, Measure, Money]]:
    """Each price with its count and the product that follows it."""
    prices = [one for one in money if one.per]
    counts = iter(_counts(prices, measures))
    for place, one in enumerate(money):
        count = next(counts) if one.per else None
        if count and money[place + 1 :] and money[place + 1].text is None:
            yield one, count, money[place + 1]


def _counts(prices: Sequence[Money], measures: Sequence[Measure]) -> list[Measure | None]:
    """The count of each price: as many prices as fitting counts are told in the same order, else nothing is sure."""
    counts: list[Measure | None] = []
    for price in prices:
        fitting = _fitting(price, measures)
        rivals = [one for one in prices if one.per == price.per]
        place = next(i for i, one in enumerate(rivals) if one is price)
        counts.append(fitting[place] if len(fitting) == len(rivals) else None)
    return counts


def _fitting(price: Money, measures: Sequence[Measure]) -> list[Measure]:
    units = COUNTED_AS.get(price.per or "", (price.per,))
    return [one for one in measures if one.unit in units]


def _product(price: Money, count: Measure) -> Money:
    minor = int(price.minor * count.value)
    highest = (price.minor_max or price.minor) * (count.value_max or count.value)
    approx = price.approx or count.approx
    what = f"按每{price.per}{price.text}×{count.text}计"
    return Money(
        None, minor, price.currency, int(highest) if int(highest) > minor else None, approx, None, what
    )
