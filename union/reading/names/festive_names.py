"""A festival's name within the title of an open item is its name and no day: 「聖誕聯歡加多句…」, "xmas party venue is MPH".

Such a name is hidden behind signs that mean nothing while the words are read, and shown again in what was read.
"""

from collections.abc import Callable, Iterable
from functools import cache
from typing import TypeVar

from union.core.almanac import festivals
from union.core.lazy_regex import Regex
from union.core.records import replace
from union.reading.text.normal_form import simplified

HIDDEN, HIDDEN_ENGLISH, SHARED = (
    "龘",
    "q",
    2,
)  # signs nobody writes; how many of the title stand behind the name
ENGLISH = Regex(
    r"\b(?:x'?mas|christmas|cny|(?:chinese |lunar )?new year|hari raya|deepavali|diwali|vesak|national day|mid-?autumn)(?=\s(?!day|eve|week|holiday|period|break)[a-z])",
    any_case=True,
)
BESIDE_A_DAY = ("", *"前后期当那放假")  # 「春节前困难职工摸底」 is of its time
T = TypeVar("T")


def festive_name(text: str, titles: Iterable[str]) -> str:
    """The festival named in a text as the beginning of a title it names, "" where there is none."""
    plain = simplified(text).lower()
    for title in map(str.lower, map(simplified, titles)):
        name = _festival_in(title)
        at = title.find(name) if name else -1
        if at >= 0 and title[at + len(name) :][:1] not in BESIDE_A_DAY:
            called = title[at : at + len(name) + SHARED]
            if called in plain:
                return text[(begin := plain.index(called)) : begin + len(name)]
    return ""


def names_festival(text: str) -> bool:
    """Whether a text holds the name of a festival."""
    return bool(_festival_in(simplified(text)))


def is_festive_day(words: str) -> bool:
    """Whether words are a festival and no name of a thing held at it: 「元旦」, 「春节前」; not 「元旦联欢会」."""
    plain = simplified(words)
    name = _festival_in(plain)
    return bool(name) and plain[plain.index(name) + len(name) :][:1] in BESIDE_A_DAY


def hidden(text: str, name: str) -> str:
    """The text with the name behind signs as many."""
    return text.replace(name, _sign(name) * len(name)) if name else text


def name_shown(read: T, name: str) -> T:
    """What was read of such a text, with the name in its place."""
    return texts_changed(read, lambda each, name: each.replace(_sign(name) * len(name), name), name)


def texts_changed(read: T, change: Callable[[str, str], str], name: str) -> T:
    """A value with each text in it changed."""
    if not name:
        return read
    if isinstance(read, str):
        return change(read, name)  # type: ignore[return-value]
    if isinstance(read, tuple):
        parts = [texts_changed(each, change, name) for each in read]
        return type(read)(*parts) if hasattr(read, "_fields") else type(read)(parts)
    fields = getattr(read, "__dataclass_fields__", ())
    anew = {each: texts_changed(getattr(read, each), change, name) for each in fields}
    return replace(read, **anew) if fields else read  # type: ignore[type-var]


def _sign(name: str) -> str:
    return HIDDEN_ENGLISH if name.isascii() else HIDDEN


def _festival_in(title: str) -> str:
    english = ENGLISH.search(title)
    return (
        english[0] if english else max((each for each in _long_names() if each in title), key=len, default="")
    )


@cache
def _long_names() -> tuple[str, ...]:
    names = (*festivals.canonical_names(), *festivals.world_names())
    return tuple(each for each in names if len(each) > 1)
