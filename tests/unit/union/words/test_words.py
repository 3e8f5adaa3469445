"""Sentences in the reader's language."""

import pytest

from union.words import SOURCE, Words, language_of, words

LANGUAGES = [
    ("zh-hans", SOURCE),
    ("zh-cn", SOURCE),
    ("zh", SOURCE),
    ("zh-hant", "zh_Hant"),
    ("zh-TW", "zh_Hant"),
    ("zh_HK", "zh_Hant"),
    ("zh-Hant-MO", "zh_Hant"),
    ("zh-hant-raw", "zh_Hant"),
    ("en", "en"),
    ("en-US", "en"),
    ("eng", SOURCE),
    ("ja", SOURCE),
    ("", SOURCE),
    (None, SOURCE),
]


@pytest.mark.parametrize(("code", "language"), LANGUAGES)
def test_telegrams_codes_are_many(code: str | None, language: str) -> None:
    """Whoever's language we do not speak reads Simplified Chinese."""
    assert language_of(code) == language


@pytest.mark.parametrize("language", [SOURCE, "zh_Hant", "en", "xx"])
def test_what_no_catalogue_holds_is_said_as_written(language: str) -> None:
    """With its values put in."""
    _ = Words(language)
    assert _("没有译文的一句 {number}", number="#12") == "没有译文的一句 #12"


def test_values_are_never_read_as_a_pattern() -> None:
    """Officers write braces too."""
    _ = Words()
    assert _("已记录 {text}", text="{0.__class__} {number}") == "已记录 {0.__class__} {number}"


def test_a_sentence_without_values_stays_as_it_is() -> None:
    """Its braces are braces."""
    assert Words()("例：{数字}") == "例：{数字}"


def test_a_language_is_read_once() -> None:
    """Everybody shares it."""
    assert words("en") is words("en")
    assert words("en").language == "en"


@pytest.mark.parametrize(
    ("sentence", "value", "said"),
    [
        ("{n} {n:item|items}", 1, "1 item"),
        ("{n} {n:item|items}", "1", "1 item"),
        ("{n} {n:item|items}", 0, "0 items"),
        ("{n} {n:item|items}", "1,200", "1,200 items"),
        ("{n:Jan|Feb|Mar}", 2, "Feb"),
        ("{n:Jan|Feb|Mar}", "4", "4"),
        ("{n:Jan|Feb|Mar}", "Feb", "Feb"),
    ],
)
def test_a_word_goes_with_its_number(sentence: str, value: object, said: str) -> None:
    """English has a plural and names of months."""
    assert Words("en")(sentence, n=value) == said
