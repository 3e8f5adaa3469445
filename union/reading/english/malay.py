"""Malay among English: 「mesyuarat kena tunda ke 18/2」 → 「meeting is postponed to 18/2」, each sign with its place in the message.

The words stand in union/data/english.toml; what is Malay altogether is asked about (union/reading/other_languages.py).
"""

from collections.abc import Callable

from union.core.lazy_regex import Regex
from union.reading.english.vocabulary import Sign, either, meaning

WORDS = Regex(lambda: rf"(?<![\w@#$./-])(?:{either('malay')})(?![\w-])", any_case=True)
TALK = Regex(r"\s(?:bro|sis|boss|leh|macha|dei|geng)(?=\s?(?:[,.;!?\n]|$))", any_case=True)  # 「closed bro.」
OWNS = Regex(r"\s(?:punya|nye)(?=\s[A-Za-z])", any_case=True)  # 「Monday punya borang」


def without_malay(text: str) -> tuple[str, Callable[[Sign], Sign]]:
    """The text in English, and what puts a sign made of it where its words stand in the message."""
    found = sorted(
        (*WORDS.finditer(text), *OWNS.finditer(text), *TALK.finditer(text)), key=lambda match: match.start()
    )
    if not found:
        return text, lambda sign: sign
    said, places, at = "", list[tuple[int, int]](), 0
    for match in found:
        means = (
            ""
            if TALK.match(text, match.start())
            else "'s"
            if match[0][0].isspace()
            else meaning("malay", match[0])
        )
        said += text[at : match.start()] + means
        places += [(i, i + 1) for i in range(at, match.start())] + [match.span()] * len(means)
        at = match.end()
    places += [(i, i + 1) for i in range(at, len(text))]

    def placed(sign: Sign) -> Sign:
        begin, end = sign[1:]
        start = places[begin][0] if begin < len(places) else len(text)
        return sign[0], start, places[end - 1][1] if begin < end else start

    return said + text[at:], placed
