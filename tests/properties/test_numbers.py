"""Round trips: whatever a number or a sum of money is written as, it reads back."""

from datetime import datetime
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from union.reading.message import Intent, Measure, Money
from union.reading.numbers.numerals import number
from union.reading.reader import read

NOW = datetime.fromisoformat("2026-11-20T10:00")
PLAIN = ("零一二三四五六七八九", "十百千万亿")
BANKERS = ("零壹贰叁肆伍陆柒捌玖", "拾佰仟万亿")
FULL_WIDTH = str.maketrans("0123456789.,", "０１２３４５６７８９．，")
STYLES = st.sampled_from([PLAIN, BANKERS])


def spelled(value: int, style: tuple[str, str] = PLAIN) -> str:
    """A whole number below 10**12 in full: 10500 → 「一万零五百」."""
    digits, (ten, hundred, thousand, wan, yi) = style
    for lump, sign in ((10**8, yi), (10**4, wan)):
        if value >= lump:
            high, rest = divmod(value, lump)
            gap = digits[0] if 0 < rest < lump // 10 else ""
            return spelled(high, style) + sign + gap + (spelled(rest, style) if rest else "")
    text, skipped = "", False
    for unit, sign in ((1000, thousand), (100, hundred), (10, ten), (1, "")):
        digit, value = divmod(value, unit)
        if digit:
            text += (digits[0] if skipped and text else "") + digits[digit] + sign
        skipped = not digit
    return text or digits[0]


def one_measure(text: str) -> Measure:
    """The only quantity of a log."""
    (found,) = read(text, NOW, meant=Intent.LOG).measures
    return found


def one_sum(text: str) -> Money:
    """The only sum of a log."""
    (found,) = read(text, NOW, meant=Intent.LOG).money
    return found


@given(st.integers(0, 10**12 - 1), STYLES)
def test_a_number_spelled_in_full_reads_back(value: int, style: tuple[str, str]) -> None:
    """Plain (一万零五百) and as bankers write (壹万零伍佰), up to a trillion."""
    text = spelled(value, style)

    assert number(text) == value or len(text) > 24


@given(st.integers(1, 9999), st.sampled_from(["万", "亿"]), st.sampled_from([0, 1, 2]))
def test_a_figure_with_a_lump_reads_back(value: int, lump: str, places: int) -> None:
    """「1.2万」, 「3亿」: mixtures of arabic figures and Chinese units."""
    figure = Decimal(value).scaleb(-places)

    assert number(f"{figure}{lump}") == figure * (10**4 if lump == "万" else 10**8)


@given(st.integers(1, 9), st.integers(1, 9))
def test_the_last_digit_takes_the_next_lower_unit(high: int, low: int) -> None:
    """「3千5」 is 3500, 「两万三」 23000, 「一百五」 150."""
    digits = PLAIN[0]

    assert number(f"{high}千{low}") == 1000 * high + 100 * low
    assert number(f"{digits[high]}万{digits[low]}") == 10_000 * high + 1000 * low
    assert number(f"{digits[high]}百{digits[low]}") == 100 * high + 10 * low


@given(st.integers(21, 10**7), STYLES, st.booleans())
def test_a_count_reads_back_spelled_or_in_figures(
    value: int, style: tuple[str, str], is_spelled: bool
) -> None:
    """A count of people, spelled or in full-width figures, is exact."""
    text = spelled(value, style) if is_spelled else str(value).translate(FULL_WIDTH)
    found = one_measure(f"组织培训，共有{text}名职工参加")

    assert (found.value, found.unit, found.approx) == (value, "名", False)


@given(st.integers(1, 999), st.sampled_from(["十", "百", "千", "万"]), st.sampled_from("余多"))
def test_what_is_more_than_a_round_number_is_about_that(value: int, unit: str, more: str) -> None:
    """「三百余人」, 「12万多人」: the value is the round number, marked as not exact."""
    size = {"十": 10, "百": 100, "千": 1000, "万": 10_000}[unit]
    figure = f"{value}{unit}" if unit != "十" else spelled(value % 9 * 10 + 10)
    expected = value * size if unit != "十" else value % 9 * 10 + 10
    found = one_measure(f"组织培训，{figure}{more}人参加")

    assert (found.value, found.approx) == (expected, True)


def _figures(minor: int) -> str:
    return f"{minor // 100}.{minor % 100:02d}"


def _with_commas(minor: int) -> str:
    return f"{minor // 100:,}.{minor % 100:02d}"


def _in_words(minor: int, style: tuple[str, str]) -> str:
    """123456 → 「一千二百三十四元五角六分」."""
    yuan, cents = divmod(minor, 100)
    tenths, hundredths = divmod(cents, 10)
    text = spelled(yuan, style) + "元"
    if tenths or hundredths:
        text += f"{style[0][tenths]}角" if tenths or hundredths else ""
    return text + (f"{style[0][hundredths]}分" if hundredths else "")


FEN = st.integers(1000, 10**10)


@given(FEN, st.sampled_from(["{}元", "￥{}", "¥{}", "人民币{}元", "{}块钱", "{} 元"]))
def test_a_sum_in_figures_reads_back_to_the_fen(minor: int, form: str) -> None:
    """With the sign before or the word behind, the fen are exact."""
    found = one_sum("活动支出" + form.format(_figures(minor)))

    assert (found.minor, found.currency, found.approx) == (minor, "CNY", False)


@given(FEN)
def test_a_sum_with_commas_or_in_full_width_reads_back(minor: int) -> None:
    """「1,234.50元」 and 「１２３４．５０元」."""
    assert one_sum(f"活动支出{_with_commas(minor)}元").minor == minor
    assert one_sum(f"活动支出{_figures(minor).translate(FULL_WIDTH)}元").minor == minor


@given(st.integers(1000, 10**9), STYLES)
def test_a_sum_in_words_reads_back_to_the_fen(minor: int, style: tuple[str, str]) -> None:
    """「一千二百三十四元五角六分」, plain or as bankers write."""
    assert one_sum(f"活动支出{_in_words(minor, style)}").minor == minor


@given(st.integers(1, 10**6), st.sampled_from([0, 1, 2, 4]), st.sampled_from(["万", "亿"]))
def test_a_sum_in_lumps_reads_back_to_the_fen(value: int, places: int, lump: str) -> None:
    """「86.35万元」, 「1.2亿元」."""
    figure = Decimal(value).scaleb(-places)
    minor = int(figure * (10**6 if lump == "万" else 10**10))

    assert one_sum(f"活动支出{figure}{lump}元").minor == minor


@given(st.integers(1, 99), st.integers(1, 9))
def test_yuan_and_tenths_as_spoken_read_back(yuan: int, tenths: int) -> None:
    """「5块8毛」, 「5块8」, 「五块八」, 「5元8角」."""
    digit = PLAIN[0][tenths]
    forms = (f"{yuan}块{tenths}毛", f"{yuan}块{tenths}", f"{spelled(yuan)}块{digit}", f"{yuan}元{tenths}角")

    assert [one_sum(f"买水花了{form}").minor for form in forms] == [yuan * 100 + tenths * 10] * 4


@given(
    st.integers(2, 400),
    st.integers(10, 5000),
    st.sampled_from(["每户{p}元×{n}户", "{n}户，每户{p}元", "{p}元/户×{n}户"]),
)
def test_a_product_is_exact(count: int, price: int, form: str) -> None:
    """Price times count, computed in fen."""
    found = read("慰问困难职工" + form.format(n=count, p=price), NOW, meant=Intent.LOG).money

    assert [one.minor for one in found] == [price * 100, price * 100 * count]
