"""Per-head products: 「每户500元，12户」 with no total said is a further sum of 6000元, marked as computed (design §5)."""

from collections.abc import Sequence

from union.understanding.message import Measure, Money

# A price for one of these is paid for each of the measures named on the right.
COUNTED_AS = {"人": ("人", "名", "位", "人次"), "人次": ("人次", "人"), "户": ("户", "户次"), "家": ("家",)}


def with_product(money: Sequence[Money], measures: Sequence[Measure]) -> tuple[Money, ...]:
    """The sums of one fact, and the product of its one price and count where no total was said."""
    prices = [one for one in money if one.per]
    if len(prices) != 1 or len(money) != 1:
        return tuple(money)
    count = count_for(prices[0], measures)
    return (*money, _product(prices[0], count)) if count else tuple(money)


def count_for(price: Money, measures: Sequence[Measure]) -> Measure | None:
    """The one measure the price is for; none where several could be meant."""
    units = COUNTED_AS.get(price.per or "", (price.per,))
    fitting = [one for one in measures if one.unit in units]
    return fitting[0] if len(fitting) == 1 else None


def _product(price: Money, count: Measure) -> Money:
    minor = int(price.minor * count.value)
    highest = (price.minor_max or price.minor) * (count.value_max or count.value)
    approx = price.approx or count.approx
    what = f"按每{price.per}{price.text}×{count.text}计"
    return Money(
        None, minor, price.currency, int(highest) if int(highest) > minor else None, approx, None, what
    )
