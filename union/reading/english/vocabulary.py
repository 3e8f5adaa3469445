"""The words of union/data/english.toml, as alternatives of a pattern and with what they mean; Malay ones; and names as they are written.

English knows a name by its capital, and who types on a phone leaves it out: 「kavitha pls print」 → 「Kavitha pls print」.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import cache, lru_cache

from union.core.lazy_regex import Regex
from union.data import table

PLACES = ("ward", "line", "level", "lvl", "block", "blk", "bay", "zone", "plant", "berth", "dorm", "terminal", "building", "lot")  # fmt: skip
NO_COUNT = "".join(rf"(?<!\b{place}\s)" for place in PLACES)  # 「ward 5 nurses」 are no five
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


def all_signs(means: str, start: int, end: int) -> Iterator[Sign]:
    """Several signs for one stretch."""
    yield from ((sign, start, end) for sign in means)


def english_phrase_for(means: str) -> str:
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
MALAY_DAYS = {"isnin": "monday", "selasa": "tuesday", "rabu": "wednesday", "khamis": "thursday", "jumaat": "friday", "sabtu": "saturday", "ahad": "sunday"}  # fmt: skip
# 「tukar isnin」, 「isnin minggu depan」
WEEKDAY = Regex(
    rf"(?<![\w@#$./-])(?P<moved>tukar\s)?(?:hari\s)?(?P<day>{'|'.join(MALAY_DAYS)})(?P<next>\s(?:minggu\s)?depan)?(?![\w-])",
    any_case=True,
)
DATED = Regex(rf"(?:(?<=\d\s)|(?<=\dth\s))(?:{'|'.join(MALAY_MONTHS)})(?![\w-])", any_case=True)
# 「closed bro.」
BY_THE_WAY = Regex(r"\s(?:bro|sis|boss|leh|macha|dei|geng)(?=\s?(?:[,.;!?\n]|$))", any_case=True)
PERCENT = Regex(r"(?<=[a-z\d])\s(?:per\s?cent|pct)(?![a-z])", any_case=True)
OWNED_BY = Regex(r"\s(?:punya|nye)(?=\s[A-Za-z])", any_case=True)  # 「Monday punya borang」
# Figures as a telephone takes them down: 「one hundred and twelve members」, 「two point eight percent」, 「ten in the morning」.
SMALL_NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")  # fmt: skip
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
# 「1.2k」 is money where nothing counted stands behind it, a figure elsewhere.
THOUSANDS = Regex(
    r"(?<![\w.,$])(?<!rm\s)(?P<low>\d{1,3}(?:\.\d{1,2})?)(?P<k>\s?k)(?![\w-])(?!\s(?:run|walk|jog|race|fun|ride|swim|steps))(?P<ends>\s(?:la|lah|leh|lor|sia|only|in|for|on|total|liao|alr|already|at|from|each)(?![a-z])|\s?(?:[,.;!?\n)]|$))?",
    any_case=True,
)
NTH = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
NUMBER_WORDS = {word: value for value, word in enumerate(SMALL_NUMBERS)} | {word: 10 * at for at, word in enumerate(TENS, 2)} | {word: at for at, word in enumerate(NTH, 1)} | {"hundred": 100, "thousand": 1000}  # fmt: skip
ONES = "|".join(SMALL_NUMBERS[:10])
BELOW_HUNDRED = rf"(?:(?:{'|'.join(TENS)})(?:[\s-](?:{ONES}))?|{'|'.join(reversed(SMALL_NUMBERS))})"
BELOW_THOUSAND = rf"(?:(?:{BELOW_HUNDRED}|a)\shundred(?:\s(?:and\s)?{BELOW_HUNDRED})?|{BELOW_HUNDRED})"
BEHIND_HOUR = "".join(
    rf"(?<!\b{word}\s)" for word in (*SMALL_NUMBERS[1:13], *TENS)
)  # 「six forty five」 is a time
SPELT = Regex(
    rf"(?<![\w-])(?<!\d\s){BEHIND_HOUR}(?:(?P<day>(?:twenty|thirty)[\s-](?:{'|'.join(NTH)}))"
    rf"|(?P<whole>(?:{BELOW_THOUSAND}|a)\sthousand(?:\s(?:and\s)?{BELOW_THOUSAND})?|(?:{BELOW_HUNDRED}|a)\shundred(?:\s(?:and\s)?{BELOW_HUNDRED})?"
    rf"|(?:{'|'.join(TENS)})[\s-](?:{ONES})"
    rf"|{BELOW_HUNDRED}(?=\spoint\s(?:{ONES})\b|\s(?:per\s?cent|dollars|pax|members|people|workers|in\sthe\s(?:morning|afternoon|evening))\b))"
    rf"(?:\spoint\s(?P<tenths>(?:{ONES})(?:\s(?:{ONES}))?))?)(?![\w-])",
    any_case=True,
)


def without_malay(text: str) -> tuple[str, Callable[[Sign], Sign]]:
    """The text in English, and what puts a sign made of it where its words stand in the message."""
    meant = [
        (*match.span(), meaning("malay", match[0]))
        for match in MALAY.finditer(text)
        if len(match[0]) > 2 or not match[0].isupper() or text.isupper()  # 「HV seminar」
    ]
    meant += [(*match.span(), _in_figures(match)) for match in SPELT.finditer(text)]
    for match in THOUSANDS.finditer(text):
        sign = "$" if match["ends"] is not None else ""
        meant.append((match.start(), match.end("k"), f"{sign}{Decimal(match['low']) * 1000:.0f}"))
    for match in WEEKDAY.finditer(text):
        lead = "moved to " * (match["moved"] is not None) + "next " * (match["next"] is not None)
        meant.append((*match.span(), lead + MALAY_DAYS[match["day"].lower()]))
    meant += [(*match.span(), MALAY_MONTHS[match[0].lower()]) for match in DATED.finditer(text)]
    for pattern, means in ((OWNED_BY, "'s"), (BY_THE_WAY, ""), (PERCENT, "%")):
        meant += [(*match.span(), means) for match in pattern.finditer(text)]
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


def _in_figures(spelt: re.Match[str]) -> str:
    """What number words come to, in figures: 「two thousand one hundred」 → 2100, 「twenty sixth」 → 26th."""
    whole = below = 0
    for word in re.split(r"[\s-]", (spelt["day"] or spelt["whole"]).lower()):
        value = NUMBER_WORDS.get(word, int(word == "a"))
        if value == NUMBER_WORDS["thousand"]:
            whole, below = below * value, 0
        else:
            below = below * value if value == NUMBER_WORDS["hundred"] else below + value
    tenths = "".join(str(NUMBER_WORDS[word]) for word in (spelt["tenths"] or "").lower().split())
    return f"{whole + below}" + ("th" if spelt["day"] else f".{tenths}" if tenths else "")


@cache
def known_words() -> frozenset[str]:
    """Words that are no names: those the reader knows, and those sentences open with."""
    said = (word for name in ("work", "counted", "weekdays", "no_names", "goods") for word in meanings(name))
    feasts = frozenset(phrase for phrase in meanings("festivals") if " " not in phrase)
    return feasts | frozenset(word for phrase in said for word in phrase.split())


# What may stand before a clause and says nothing of who is asked.
OPENERS = ("ok", "okay", "hi", "hello", "so", "and", "also", "then", "but", "eh", "btw", "&", "n", "guys", "can", "could", "ask", "get", "let", "need", "next", "action", ":", "pls", "please")  # fmt: skip


def is_name(who: str) -> bool:
    """Whether all the words may be names of people: 「Bursary Forms to …」 are none."""
    known = known_words()
    words = re.findall(r"[A-Za-z]+", who.replace("@", "x"))
    return not any(word.lower() in known or word.lower() in OPENERS for word in words if word != "and")


# 「mdm wong」, 「uncle lim」: nobody on the roster, and a name all the same.
TITLED = Regex(
    r"(?<![A-Za-z])(?:mdm|mr|mrs|ms|dr|uncle|auntie|aunty|bro|sis|kak|encik|cik|puan|ah)\s(?!is\b|was\b|and\b|n\b|the\b|in\b)[a-z]{2,14}(?![A-Za-z])"
)
SHORTEST = 3  # letters of a name that stands alone
LATIN_WORD = re.compile(r"[A-Za-z]{2,20}")


def with_capitals(text: str, people: tuple[str, ...]) -> str:
    """An English text with each name, or words of one that stand side by side, written as on the roster."""
    text = TITLED.sub(lambda match: match[0].title(), text)
    written, pattern = _name_spellings(people)
    return pattern.sub(lambda match: written.get(match[0].lower(), match[0]), text) if written else text


@lru_cache(maxsize=16)
def _name_spellings(people: tuple[str, ...]) -> tuple[dict[str, str], re.Pattern[str]]:
    written = {said.lower(): said for name in people for said in name_forms(name)}
    written |= {said.replace(" ", ""): name for said, name in written.items() if " " in said}  # MeiLing
    names = "|".join(map(re.escape, sorted(written, key=len, reverse=True)))
    return written, re.compile(rf"(?<![\w@])(?:{names})(?!\w)", re.IGNORECASE)


def name_forms(name: str) -> Iterator[str]:
    """「Tan Mei Ling」 is called so, Mei Ling, MeiLing, Tan Mei or by one word that is no other."""
    words = LATIN_WORD.findall(name)
    for start in range(len(words)):
        for end in range(start + 1, len(words) + 1):
            said = words[start:end]
            if len(said) > 1 or (len(said[0]) >= SHORTEST and said[0].lower() not in known_words()):
                yield " ".join(said)
            if len(said) > 1:
                yield "".join(said)
