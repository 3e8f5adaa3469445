"""However a person's figure is written, masking cuts it, and leaves every other word as it stands."""

import unicodedata
from datetime import date
from time import process_time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.effort import some
from union.reading.privacy.private_numbers import CHECKS, MARK, WEIGHTS, passes_luhn
from union.reading.privacy.redaction import mask_private

# What stands between the groups of one figure, and what may as well part cells, items or lines.
BLANKS = (
    "",
    " ",
    "  ",
    "\u00a0",
    "\u2007",
    "\u2009",
    "\u202f",
    "\u3000",
    "\u200b",
    "\u200c",
    "\u200d",
    "\ufeff",
    " \u00a0 ",
)
DASHES = (
    "-",
    "_",
    "\u2010",
    "\u2011",
    "\u2012",
    "\u2013",
    "\u2014",
    "\u2014\u2014",
    "\u2212",
    "\uff0d",
    " - ",
    "\ufe63",
)
DOTS = (".", "\u00b7", "\uff0e", "\u2022", "/", "\uff0f", "\\", "._", "/ ")
CELLS = ("\t", "\t\t", ",", "\uff0c", ", ", "\u3001", ";", "\u3002", "|", "\n", "\r\n", " \n  ")
DIGITS = ("0123456789", "０１２３４５６７８９", "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗", "𝟶𝟷𝟸𝟹𝟺𝟻𝟼𝟽𝟾𝟿", "٠١٢٣٤٥٦٧٨٩")
NUMERALS = (
    "零一二三四五六七八九",
    "〇一二三四五六七八九",
    "零壹贰叁肆伍陆柒捌玖",
    "○幺二三四五六七八九",
    "⓪①②③④⑤⑥⑦⑧⑨",
)
FRAMES = (
    "{}",
    "今天走访，联系{}，谢谢",
    "电话{}",
    "卡号：{}。",
    "困难职工 {} 已核实",
    "1. {}",
    "1.{}",
    "明天10点开会\n{}\n请知悉",
    "王五\t{}\t男",
)
ROWS = ("\t", "\n", "，", "、", ", ", "|")


@st.composite
def phones(draw: st.DrawFn) -> tuple[str, ...]:
    figures = f"1{draw(st.integers(3, 9))}{draw(st.integers(0, 10**9 - 1)):09}"
    return figures[:3], figures[3:7], figures[7:]


@st.composite
def id_cards(draw: st.DrawFn) -> tuple[str, ...]:
    born = draw(st.dates(min_value=date(1930, 1, 1), max_value=date(2015, 1, 1))).strftime("%Y%m%d")
    place, rest = str(draw(st.integers(110000, 659999))), f"{draw(st.integers(0, 999)):03}"
    total = sum(weight * int(sign) for weight, sign in zip(WEIGHTS, place + born + rest, strict=True))
    return place, born, rest + CHECKS[total % 11]


@st.composite
def cards(draw: st.DrawFn) -> tuple[str, ...]:
    figures = f"62{draw(st.integers(0, 10 ** (length := draw(st.sampled_from((13, 16)))) - 1)):0{length}}"
    figures += next(str(last) for last in range(10) if passes_luhn(f"{figures}{last}"))
    return tuple(figures[start : start + 4] for start in range(0, len(figures), 4))


def plain(text: str) -> str:
    """Every figure in the one form, and nothing that groups it."""
    values = ((sign, unicodedata.numeric({"○": "〇"}.get(sign, sign), -1)) for sign in text)
    return "".join(
        str(int(value)) if value in range(10) else sign.upper()
        for sign, value in values
        if sign.isalnum() or value >= 0 or sign == "○"
    )


def in_form(figures: str, form: str) -> str:
    return figures.translate(str.maketrans("0123456789", form))


def is_round(groups: tuple[str, ...]) -> bool:
    """「150，1200，1300」 is a list of sums: only behind a word for what it is would it be a figure."""
    return all(group.endswith("0") for group in groups)


def check_cut(groups: tuple[str, ...], sign: str, form: str, frame: str) -> None:
    said = frame.format(in_form(sign.join(groups), form))
    before, behind = frame.split("{}")
    figures = "".join(groups)

    masked = mask_private(said)

    assert plain(figures) not in plain(masked)
    assert masked == f"{before}{MARK}{figures[-4:]}{behind}"
    assert mask_private(masked) == masked


@given(
    st.one_of(phones(), id_cards(), cards()),
    st.sampled_from((*BLANKS, *DASHES, *DOTS)),
    st.sampled_from((*DIGITS, *NUMERALS)),
    st.sampled_from(FRAMES),
)
@example(("6200", "0000", "2091", "1900"), " ", DIGITS[0], "{}")  # two of them might be years
def test_a_figure_is_cut_however_it_is_grouped(
    groups: tuple[str, ...], sign: str, form: str, frame: str
) -> None:
    """By whatever blank, dash or dot, in whatever digits; the words around it stay as written."""
    check_cut(groups, sign, form, frame)


@given(
    st.one_of(phones(), id_cards(), cards()).filter(lambda groups: not is_round(groups)),
    st.sampled_from(CELLS),
    st.sampled_from(DIGITS),
    st.sampled_from(
        [frame for frame in FRAMES if "\t" not in frame and "\n" not in frame and "1." not in frame]
    ),
)
def test_a_figure_in_cells_or_lines_is_cut(groups: tuple[str, ...], sign: str, form: str, frame: str) -> None:
    """Pasted from a sheet, parted by commas or by the end of a line."""
    check_cut(groups, sign, form, frame)


@given(
    st.lists(st.integers(10, 99_999), min_size=6, max_size=40), st.sampled_from(ROWS), st.sampled_from(DIGITS)
)
def test_a_row_of_figures_stays(figures: list[int], sign: str, form: str) -> None:
    """Of a table or a list: many cells are no one's number."""
    said = in_form(sign.join(map(str, figures)), form)

    assert mask_private(said) == said or holds_an_id("".join(map(str, figures)))


@given(
    st.lists(
        st.one_of(
            st.dates(min_value=date(2000, 1, 1), max_value=date(2099, 1, 1)).map(str),
            st.dates(min_value=date(2000, 1, 1), max_value=date(2099, 1, 1)).map(
                lambda day: f"{day:%Y年%m月%d日}"
            ),
            st.integers(1, 10**9).map(lambda minor: f"{minor / 100:,.2f}元"),
            st.integers(1, 10**10 - 1).map(lambda sum_: f"{sum_}元"),
            st.integers(1, 9999).map(lambda count: f"{count}人"),
            st.times().map(lambda time: f"{time:%H:%M}"),
            st.integers(1, 999).map(lambda number: f"工发〔2026〕{number}号"),
            st.just("二〇二六年十一月二十日"),
        ),
        max_size=12,
    ),
    st.sampled_from((*ROWS, "；", "\n1. ")),
)
def test_dates_and_sums_stay(words: list[str], sign: str) -> None:
    """However many stand beside each other."""
    said = sign.join(words)
    assert mask_private(said) == said


def holds_an_id(figures: str) -> bool:
    """Whether by chance eighteen figures pass for an ID."""
    return any(
        mask_private(figures[at : at + 18]) != figures[at : at + 18] for at in range(len(figures) - 17)
    )


SHAPES = (
    "1 ",
    "1",
    "1 - ",
    "1\t",
    "6222 ",
    "一三 ",
    "张三13812345678\n",
    "6222021234567890128,",
    "110105 19491231 0021 ",
    "电话1 ",
    "((+86",
    "1\u200d",
    "0755 ",
    "150，1200，1300，",
    "12,",
)


@pytest.mark.slow
@pytest.mark.parametrize("shape", some(SHAPES, 4))
def test_masking_takes_as_long_as_the_text(shape: str) -> None:
    """Eight times as much takes at most about eight times as long."""

    def span(signs: int) -> float:
        said, spans = (shape * signs)[:signs], []
        for _ in range(3):
            begin = process_time()
            mask_private(said)
            spans.append(process_time() - begin)
        return min(spans)

    assert span(64_000) < 20 * max(span(8_000), 0.001)
