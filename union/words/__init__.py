"""Sentences in the reader's language. Source text is Simplified Chinese; catalogues lie beside this file."""

import gettext
from functools import cache
from importlib.resources import files

SOURCE = "zh_Hans"
LANGUAGES = (SOURCE, "zh_Hant", "en")
# Languages of the chats and papers: a catalogue that is not whole yet serves the pages alone, nobody reads a mixture.
WHOLE = frozenset({SOURCE})
# Telegram's language codes are many; a table is the only mapping that does not surprise.
TRADITIONAL = {"zh-hant", "zh-tw", "zh-hk", "zh-mo"}


class Words:
    """Looks a sentence up: `_("已记录 {number}", number="#12")`. The source text is the fallback."""

    def __init__(self, language: str = SOURCE, catalogue: gettext.NullTranslations | None = None) -> None:
        self.language = language
        self._catalogue = catalogue or _catalogue(language if language in WHOLE else SOURCE)

    def __call__(self, source: str, /, **values: object) -> str:
        """The sentence in this language with the values put in; values are never read as a pattern."""
        sentence = (
            self._catalogue.gettext(source) if source else ""
        )  # gettext answers "" with the catalogue's own head
        return sentence.format(**values) if values else sentence


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    path = files(__name__) / language / "LC_MESSAGES" / "gonghui.mo"
    if not path.is_file():
        return gettext.NullTranslations()
    with path.open("rb") as file:
        return gettext.GNUTranslations(file)


@cache
def words(language: str = SOURCE) -> Words:
    """The shared `Words` of a language."""
    return Words(language)


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
