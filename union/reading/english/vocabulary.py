"""The words of union/data/english.toml: as alternatives of a pattern, and what each of them means."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache

from union.core.lazy_regex import Regex
from union.data import table

Sign = tuple[str, int, int]  # a sign of Chinese, and where the words stand that it is said for


@cache
def meanings(name: str) -> Mapping[str, str]:
    """The phrases of one table with what each means; some tables list the phrases of a meaning, some mean nothing more."""
    found = table("english")[name]
    if "words" in found:
        return dict.fromkeys(found["words"], "")
    listed = {word: means for means, words in found.items() if isinstance(words, list) for word in words}
    return listed or {word: str(means) for word, means in found.items()}


@cache
def either(name: str) -> str:
    """The words of one table as alternatives, longest first; a blank is any space, an apostrophe may be missing."""
    words = sorted(meanings(name), key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s").replace("'", "'?") for word in words)


def words_of(name: str) -> tuple[str, ...]:
    """The phrases of one table."""
    return tuple(meanings(name))


def all_signs(means: str, start: int, end: int) -> Iterator[Sign]:
    """Several signs for one stretch."""
    yield from ((sign, start, end) for sign in means)


def said_for(means: str) -> str:
    """A phrase of the work that is read as a Chinese word, "" where there is none."""
    found = meanings("work").items()
    return next((said for said, told in found if means in (told, told.removesuffix("了"))), "")


def meaning(name: str, word: str) -> str:
    """What one table says of a word, in any case, with or without its apostrophe: 「Womens Day」 is 三八节.

    A number in figures (「3」, 「3rd」) stands for itself where the table does not have it.
    """
    known = _meanings(name).get(" ".join(word.casefold().replace("'", "").split()))
    return known if known is not None else str(int(re.split(r"\D", word)[0]))


def count(name: str, word: str) -> int:
    """A number in figures or in the words of one table."""
    return int(meaning(name, word))


@cache
def _meanings(name: str) -> dict[str, str]:
    return {word.replace("'", ""): means for word, means in meanings(name).items()}


MALAY = Regex(lambda: rf"(?<![\w@#$./-])(?:{either('malay')})(?![\w-])", any_case=True)
# A day's month in Malay: 「1 Mei」, 「5 mac」; 「mac」 and 「dis」 alone are other words.
MALAY_MONTHS = {"mac": "mar", "mei": "may", "julai": "july", "ogos": "aug", "okt": "oct", "oktober": "oct", "disember": "dec", "dis": "dec", "januari": "jan", "februari": "feb"}  # fmt: skip
DATED = Regex(rf"(?:(?<=\d\s)|(?<=\dth\s))(?:{'|'.join(MALAY_MONTHS)})(?![\w-])", any_case=True)
# 「closed bro.」
BY_THE_WAY = Regex(r"\s(?:bro|sis|boss|leh|macha|dei|geng)(?=\s?(?:[,.;!?\n]|$))", any_case=True)
OWNED_BY = Regex(r"\s(?:punya|nye)(?=\s[A-Za-z])", any_case=True)  # 「Monday punya borang」


def without_malay(text: str) -> tuple[str, Callable[[Sign], Sign]]:
    """The text in English, and what puts a sign made of it where its words stand in the message."""
    meant = [(*match.span(), meaning("malay", match[0])) for match in MALAY.finditer(text)]
    meant += [(*match.span(), MALAY_MONTHS[match[0].lower()]) for match in DATED.finditer(text)]
    meant += [(*match.span(), "'s") for match in OWNED_BY.finditer(text)]
    meant += [(*match.span(), "") for match in BY_THE_WAY.finditer(text)]
    found = sorted(meant, key=lambda one: one[0])
    if not found:
        return text, lambda sign: sign
    said, places, at = "", list[tuple[int, int]](), 0
    for start, end, means in found:
        said += text[at:start] + means
        places += [(i, i + 1) for i in range(at, start)] + [(start, end)] * len(means)
        at = end
    places += [(i, i + 1) for i in range(at, len(text))]

    def placed(sign: Sign) -> Sign:
        begin, end = sign[1:]
        start = places[begin][0] if begin < len(places) else len(text)
        return sign[0], start, places[end - 1][1] if begin < end else start

    return said + text[at:], placed


@cache
def known_words() -> frozenset[str]:
    """Words that are no names: those the reader knows, and those sentences open with."""
    said = (word for name in ("work", "counted", "weekdays", "no_names", "goods") for word in words_of(name))
    feasts = frozenset(phrase for phrase in words_of("festivals") if " " not in phrase)
    return feasts | frozenset(word for phrase in said for word in phrase.split())
