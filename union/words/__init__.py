"""Sentences in the reader's language. Source text is Simplified Chinese; catalogues lie beside this file.

Words a message was read as are put in the reader's signs here too, for the reader of messages works on simplified ones:
「探访困难会员12户」 was 「探訪困難會員12戶」 when it was written, and is so again for who reads Traditional.
"""

import gettext
import string
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

SOURCE = "zh_Hans"
LANGUAGES = (SOURCE, "zh_Hant", "en")
OWN_NAMES = {SOURCE: "简体中文", "zh_Hant": "繁體中文", "en": "English"}  # the same in every language
# Of a document, for who reads it aloud or spells it.
TAGS = {SOURCE: "zh-CN", "zh_Hant": "zh-HK", "en": "en-GB"}
# Languages of the chats and papers: a catalogue that is not whole yet serves the pages alone, nobody reads a mixture.
WHOLE = frozenset({SOURCE, "zh_Hant", "en"})
# Telegram's language codes are many; a table is the only mapping that does not surprise.
TRADITIONAL = {"zh-hant", "zh-tw", "zh-hk", "zh-mo"}


class Forms(string.Formatter):
    """Fills sentences in which a word goes with a number, for languages that need it.

    Of two forms the first is for 1, the second for every other number: `{count} {count:item|items}`. Of more the
    number counts them: `{month:Jan|Feb|…|Dec}`.
    """

    def format_field(self, value: Any, format_spec: str) -> str:
        """The form for this value; the value itself where there is none, and without 「|」 as str.format does it."""
        forms, said = format_spec.split("|"), str(value)
        if len(forms) == 1:
            return str(super().format_field(value, format_spec))
        if len(forms) == 2:  # singular and plural
            return forms[0] if said == "1" else forms[1]
        is_one_of_them = said.isdecimal() and 0 < int(said) <= len(forms)
        return forms[int(said) - 1] if is_one_of_them else said


FORMS = Forms()


class Words:
    """Looks a sentence up: `_("已记录 {number}", number="#12")`. The source text is the fallback."""

    def __init__(self, language: str = SOURCE, catalogue: gettext.NullTranslations | None = None) -> None:
        self.language = language
        self._catalogue = catalogue or _catalogue(language if language in WHOLE else SOURCE)

    def __call__(self, source: str, /, **values: object) -> str:
        """The sentence in this language with the values put in; values are never read as a pattern."""
        # gettext answers "" with the catalogue's own head.
        sentence = self._catalogue.gettext(source) if source else ""
        if not values:
            return sentence
        return FORMS.vformat(sentence, (), values) if "|" in sentence else sentence.format(**values)


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    path = Path(__file__).parent / language / "LC_MESSAGES" / "gonghui.mo"
    if not path.is_file():
        return gettext.NullTranslations()
    with path.open("rb") as file:
        return gettext.GNUTranslations(file)


@cache
def words(language: str = SOURCE) -> Words:
    """The shared `Words` of a language."""
    return Words(language)


def sentence(source: str) -> Callable[..., str]:
    """A sentence by a name of its own: `gone = sentence("{code} 已经不在了")`, then `gone(_, code="乙3")`."""
    return lambda _, **values: _(source, **values)


def sentence_of(source: str, place: str, worded: Callable[..., str]) -> Callable[..., str]:
    """A sentence about one thing, which stands in this place of it as `worded` puts it into words.

    `moved = sentence_of("已改期 {item}", "item", title_line)`, then `moved(_, one, today)`.
    """
    return lambda _, *of, **values: _(source, **{place: worded(_, *of)}, **values)


@cache
def page_words(language: str) -> Words:
    """The same for the web pages, whose sentences are there in every language."""
    return Words(language, _catalogue(language))


def language_of(code: str | None) -> str:
    """Our language for a Telegram language code; anything unknown is Simplified Chinese."""
    lowered = (code or "").lower().replace("_", "-")
    if lowered in TRADITIONAL or lowered.startswith("zh-hant-"):
        return "zh_Hant"
    return "en" if lowered.split("-")[0] == "en" else SOURCE


def in_signs(words: str, _: Words) -> str:
    """A name the catalogue has in its own words; any other words in the signs of the language."""
    told = _(words)
    return told if told != words else signs_alone(words, _)


def signs_alone(words: str, _: Words) -> str:
    """Words that are no name, in the signs of the language."""
    return _traditional(words) if _.language == "zh_Hant" and not words.isascii() else words


@cache
def _converter() -> Any:
    from opencc import OpenCC  # loads its tables

    return OpenCC("s2tw")


def _traditional(words: str) -> str:
    converted: str = _converter().convert(words)
    return converted
