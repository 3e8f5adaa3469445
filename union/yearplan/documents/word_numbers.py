"""The automatic numbers of a .docx, counted as Word counts them: 「一、」「（二）」「3.1」 stand nowhere in its
text; and what its paragraph styles say: heading levels, the list a style numbers by.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from string import ascii_lowercase
from xml.etree.ElementTree import Element

from union.core.records import dataclass, replace

HEADING = re.compile(r"(?:heading|标题|標題) ?([1-9])")
CONTENTS = re.compile(r"(?:toc|目录|目錄)(?: ?\d)?(?: heading)?")
BODY_LEVEL = 9  # outline levels 0 to 8 are headings
LONGEST_CHAIN = 20


@dataclass(frozen=True, slots=True)
class Numbered:
    """The list and the level a paragraph or style is numbered by; None where it does not say."""

    number: str | None = None
    depth: int | None = None


@dataclass(frozen=True, slots=True)
class WordStyle:
    """What one style says itself."""

    name: str
    based_on: str | None
    outline: int | None
    numbered: Numbered


class Styles:
    """The styles of a document by id."""

    def __init__(self, part: Element | None) -> None:
        found = () if part is None else part.iter("style")
        self._styles: Mapping[str, WordStyle] = {one.get("styleId", ""): _style(one) for one in found}

    def level(self, style: str | None, own: Element | None) -> int | None:
        """The heading level of a paragraph: its own, else its style's; 0 is the title, None no heading."""
        said = outline_of(own)
        for one in self._chain(style):
            if said is None and one.name in ("title", "标题", "標題"):
                return 0
            heading = HEADING.fullmatch(one.name)
            said = one.outline if said is None else said
            said = int(heading[1]) - 1 if said is None and heading else said
        return said + 1 if said is not None and said < BODY_LEVEL else None

    def numbered(self, style: str | None, own: Element | None) -> Numbered:
        """The list and level of a paragraph, each from the nearest that names it."""
        said = [numbered_of(own), *(one.numbered for one in self._chain(style))]
        number = next((one.number for one in said if one.number is not None), None)
        return Numbered(number, next((one.depth for one in said if one.depth is not None), None))

    def is_contents(self, style: str | None) -> bool:
        """Whether a paragraph of this style belongs to the table of contents."""
        return any(CONTENTS.fullmatch(one.name) for one in self._chain(style))

    def number_of(self, style: str) -> str | None:
        return self._styles[style].numbered.number if style in self._styles else None

    def _chain(self, style: str | None) -> Iterator[WordStyle]:
        for _step in range(LONGEST_CHAIN):
            if style is None or style not in self._styles:
                return
            yield self._styles[style]
            style = self._styles[style].based_on


def value(parent: Element | None, name: str) -> str | None:
    """The `val` of a child, None without it."""
    child = None if parent is None else parent.find(name)
    return None if child is None else child.get("val")


def parsed_int(said: str | None) -> int | None:
    """A number of the file, None where it is none."""
    return int(said) if said is not None and re.fullmatch(r"-?\d{1,9}", said) else None


def is_switch_on(switch: Element | None) -> bool:
    """Whether a switch of the file is there and not set to off."""
    return switch is not None and switch.get("val", "1") not in ("0", "false", "off")


def outline_of(properties: Element | None) -> int | None:
    """The outline level that paragraph properties name, from 0."""
    return parsed_int(value(properties, "outlineLvl"))


def numbered_of(properties: Element | None) -> Numbered:
    """The list that paragraph properties name."""
    said = None if properties is None else properties.find("numPr")
    return Numbered(value(said, "numId"), parsed_int(value(said, "ilvl")))


def _style(one: Element) -> WordStyle:
    own = one.find("pPr")
    name = (value(one, "name") or "").lower()
    return WordStyle(name, value(one, "basedOn"), outline_of(own), numbered_of(own))


DIGITS = "〇一二三四五六七八九"
UNITS = ("", "十", "百", "千")
STEMS, BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
PLAIN = str.maketrans("0123456789", DIGITS)
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
MOST = 9999  # beyond it the plain figure: no list is so long


def formatted_number(number: int, form: str) -> str:
    """The number in one of Word's forms (ST_NumberFormat); an unknown form is decimal, bullet and none are empty."""
    if form in ("bullet", "none"):
        return ""
    if not 0 <= number <= MOST:
        return str(number)
    return FORMS.get(form, str)(number)


def chinese(number: int, zero: str = "零") -> str:
    """「十二」「二十」「一百零五」."""
    if number < 10:
        return zero if number == 0 else DIGITS[number]
    said, gap = "", False
    for place in range(len(str(number)) - 1, -1, -1):
        digit = number // 10**place % 10
        gap = gap or (digit == 0 and said != "")
        if digit:
            said += (zero if gap and said else "") + DIGITS[digit] + UNITS[place]
            gap = False
    return said.removeprefix("一") if 10 <= number < 20 else said


def _letters(number: int) -> str:
    """a … z, aa, bb …: Word doubles the letter."""
    return "" if number == 0 else ascii_lowercase[(number - 1) % 26] * ((number - 1) // 26 + 1)


def _roman(number: int) -> str:
    said = ""
    for worth, sign in ROMAN:
        said += sign * (number // worth)
        number %= worth
    return said


def _symbol_formatter(signs: str) -> Callable[[int], str]:
    """One sign for each number; the plain figure where they are used up."""
    return lambda number: signs[number - 1] if 1 <= number <= len(signs) else str(number)


FORMS: dict[str, Callable[[int], str]] = {
    "chineseCounting": lambda number: chinese(number, "〇"),
    **dict.fromkeys(("chineseCountingThousand", "chineseLegalSimplified", "japaneseCounting"), chinese),
    **dict.fromkeys(("taiwaneseCounting", "taiwaneseCountingThousand"), chinese),
    **dict.fromkeys(
        ("ideographDigital", "taiwaneseDigital", "japaneseDigitalTenThousand"),
        lambda number: str(number).translate(PLAIN),
    ),
    "ideographTraditional": _symbol_formatter(STEMS),
    "ideographZodiac": _symbol_formatter(BRANCHES),
    **dict.fromkeys(
        ("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), _symbol_formatter("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
    ),
    "ideographEnclosedCircle": _symbol_formatter("㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"),
    "decimalEnclosedParen": _symbol_formatter("⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"),
    "decimalEnclosedFullstop": _symbol_formatter("⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"),
    **dict.fromkeys(("decimalFullWidth", "decimalFullWidth2"), lambda number: str(number).translate(WIDE)),
    "decimalZero": lambda number: f"{number:02d}",
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
}
PLACE = re.compile(r"%([1-9])")
NO_LIST = "0"
DEEPEST = 8
LONGEST_PATTERN = 255  # Word's own limit


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: 「第%1章」 counts from `start` in `form`; `restart` None is after any higher level."""

    start: int = 1
    form: str = "decimal"
    pattern: str = ""
    restart: int | None = None
    is_legal: bool = False
    style: str | None = None


@dataclass(frozen=True, slots=True)
class List:
    """A list paragraphs refer to: its levels, the counter it shares, and where it begins anew."""

    shared: str
    levels: Mapping[int, Level]
    begins: Mapping[int, int]


class Numbers:
    """Gives each paragraph of a list its number, in the order of the document."""

    def __init__(self, part: Element | None, styles: Styles) -> None:
        self._lists = {} if part is None else _lists(part, styles)
        # How far each list has come: the last number of a level.
        self._counters: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def next(self, number: str | None, depth: int | None, style: str | None) -> str:
        """The next number of this list and level; "" for a bullet or no list. A style may stand for the level."""
        found = self._lists.get(number or NO_LIST)
        if found is None or number is None:
            return ""
        if depth is None:
            depth = next((at for at, one in found.levels.items() if style and one.style == style), 0)
        level = found.levels.get(depth)
        if level is None:
            return ""
        counter = self._counters.setdefault(found.shared, {})
        self._count(counter, found, number, depth)
        return _list_label(level, found.levels, counter)

    def _count(self, counter: dict[int, int], found: List, number: str, depth: int) -> None:
        if depth in found.begins and (number, depth) not in self._begun:
            counter[depth] = found.begins[depth]
            self._begun.add((number, depth))
        else:
            counter[depth] = counter.get(depth, found.levels[depth].start - 1) + 1
        for lower in [at for at in counter if at > depth]:
            level = found.levels.get(lower)
            if level is None or level.restart is None or depth < level.restart:
                del counter[lower]


def _list_label(level: Level, levels: Mapping[int, Level], at: Mapping[int, int]) -> str:

    def put(place: re.Match[str]) -> str:
        depth = int(place[1]) - 1
        one = levels.get(depth, Level())
        form = "decimal" if level.is_legal else one.form
        return formatted_number(at.get(depth, one.start), form)

    return "" if level.form in ("bullet", "none") else PLACE.sub(put, level.pattern)


def _lists(part: Element, styles: Styles) -> dict[str, List]:
    # Each definition is read once, however many lists share it.
    shared = {one.get("abstractNumId", ""): _levels(one) for one in part.iter("abstractNum")}
    aims = {one.get("abstractNumId", ""): value(one, "numStyleLink") for one in part.iter("abstractNum")}
    lists: dict[str, List] = {}
    links: dict[str, str] = {}
    for one in part.iter("num"):
        own, abstract = one.get("numId", ""), value(one, "abstractNumId") or ""
        link = aims.get(abstract)
        if link is not None:
            links[own] = link
        lists[own] = _list(one, abstract, shared.get(abstract, {}))
    for own, link in links.items():  # a list that is a numbering style's: its levels stand at another list
        aim = lists.get(styles.number_of(link) or "")
        if aim is not None:
            lists[own] = replace(aim, begins=lists[own].begins)
    lists.pop(NO_LIST, None)
    return lists


def _list(one: Element, shared: str, defined: Mapping[int, Level]) -> List:
    levels = dict(defined)
    begins: dict[int, int] = {}
    for override in one.iter("lvlOverride"):
        depth, start = parsed_int(override.get("ilvl")), parsed_int(value(override, "startOverride"))
        if depth is not None and start is not None:
            begins[depth] = start
        levels |= _levels(override)
    return List(shared, levels, begins)


def _levels(parent: Element) -> dict[int, Level]:
    found = ((parsed_int(one.get("ilvl")), one) for one in parent.findall("lvl"))
    return {depth: _level(one) for depth, one in found if depth is not None and 0 <= depth <= DEEPEST}


def _level(one: Element) -> Level:
    start, restart = parsed_int(value(one, "start")), parsed_int(value(one, "lvlRestart"))
    form, pattern = value(one, "numFmt") or "decimal", (value(one, "lvlText") or "")[:LONGEST_PATTERN]
    is_legal, style = is_switch_on(one.find("isLgl")), value(one, "pStyle")
    return Level(1 if start is None else start, form, pattern, restart, is_legal, style)
