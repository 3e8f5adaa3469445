"""Names of people on the roster as names are written: 「kavitha pls print」 → 「Kavitha pls print」, sign for sign as long.

English knows a name by its capital, and who types on a phone leaves it out.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from union.core.lazy_regex import Regex
from union.reading.english.vocabulary import known_words

# 「mdm wong」, 「uncle lim」: nobody on the roster, and a name all the same.
TITLED = Regex(
    r"(?<![A-Za-z])(?:mdm|mr|mrs|ms|dr|uncle|auntie|aunty|bro|sis|kak|encik|cik|puan|ah)\s(?!is\b|was\b|and\b|n\b|the\b|in\b)[a-z]{2,14}(?![A-Za-z])"
)
SHORTEST = 3  # letters of a name that stands alone
WORD = re.compile(r"[A-Za-z]{2,20}")


def with_capitals(text: str, people: tuple[str, ...]) -> str:
    """An English text with each name, or words of one that stand side by side, written as on the roster."""
    text = TITLED.sub(lambda match: match[0].title(), text)
    written, pattern = _written(people)
    return pattern.sub(lambda match: written.get(match[0].lower(), match[0]), text) if written else text


@lru_cache(maxsize=16)
def _written(people: tuple[str, ...]) -> tuple[dict[str, str], re.Pattern[str]]:
    written = {said.lower(): said for name in people for said in called(name)}
    names = "|".join(map(re.escape, sorted(written, key=len, reverse=True)))
    return written, re.compile(rf"(?<![\w@])(?:{names})(?!\w)", re.IGNORECASE)


def called(name: str) -> Iterator[str]:
    """「Tan Mei Ling」 is called so, Mei Ling, Tan Mei or by one word that is no other."""
    words = WORD.findall(name)
    for start in range(len(words)):
        for end in range(start + 1, len(words) + 1):
            said = words[start:end]
            if len(said) > 1 or (len(said[0]) >= SHORTEST and said[0].lower() not in known_words()):
                yield " ".join(said)
