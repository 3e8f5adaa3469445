"""Short answers typed in English, in the words that are asked for: 「#12 postpone two days」 → 「#12 推迟2天」.

Only whole messages of these forms (union/data/english_answers.toml); anything else is left to the reader of sentences. Names and titles
stay as written.
"""

import re
from functools import cache

from union.core.lazy_regex import Regex
from union.data import table
from union.reading.english.time_meanings import filled
from union.reading.english.translation import is_english
from union.reading.english.vocabulary import meaning
from union.reading.lexicon import TextRules, with_fragments
from union.reading.text.identifiers import MARKED
from union.reading.text.normal_form import normal

LONGEST = 400  # signs
# What gives these commands without a slash.
UNDO = Regex(r"(?:#\d{1,6}\s)?undo(?: that)?(?:\s#?\d{1,6})?[.!]?", any_case=True)
REDO = Regex(r"(?:#\d{1,6}\s)?(?:redo|restore)(?:\s#\d{1,6})?[.!]?", any_case=True)
NEVER_MIND = Regex(r"never ?mind[.!]?", any_case=True)
ORDINAL = Regex(r"(?:on\s)?(?:the\s)?(?P<day>\d{1,2})(?:st|nd|rd|th)", any_case=True)
FORMS = TextRules("english_answers", "forms")
COMMANDS = ("撤销", "恢复", "完成")  # these stand before the number


def in_chinese_words(text: str) -> str | None:
    """The answer as a Chinese officer would type it; None where the text is no such answer."""
    if len(text) > LONGEST or not is_english(text) or text.lstrip().startswith("/"):
        return None
    named = MARKED.search(text)
    if named is None:
        return _answer(text)
    rest = " ".join((text[: named.start()] + " " + text[named.end() :]).split())
    said = _answer(rest.lstrip(",:; "))
    if said is None:
        return None
    return f"{said} #{named[1]}" if said in COMMANDS else f"#{named[1]} {said}"


def _answer(text: str) -> str | None:
    said = " ".join(text.replace("’", "'").split()).strip(" .!")
    if exact := exactly("exact", said):
        return exact
    for rule in FORMS.rules:
        if match := rule.pattern.fullmatch(text.strip() if "\n" in text else said):
            parts = {name: part.strip() for name, part in match.groupdict().items() if part is not None}
            span = _span(match) if "count" in parts else ""
            return (
                None
                if span is None
                else filled(rule.says["says"], parts | {"count": span}, _value_in_chinese)
            )
    return None


def exactly(name: str, said: str) -> str | None:
    """What a whole answer of a list is read as: the common ones (`exact`), those about lead times (`leads`)."""
    return next(
        (means for means, words in table("english_answers")[name].items() if said.casefold() in words), None
    )


def spans_in_chinese(text: str) -> str:
    """Lengths of time in an English text: 「3 days, 1 day, 2 hours」 → 「3天, 1天, 2小时」."""
    return (
        _answer_pattern(r"\b@SPAN\b").sub(lambda match: _span(match) or match[0], text)
        if is_english(text)
        else text
    )


def _value_in_chinese(how: str, words: str) -> str:
    """A time or a month in the words of the reader, 「Friday 3pm」 → 「周五下午3点」; the places of a result; anything else as it is."""
    if how == "places":
        return _answer_pattern(r"^(?P<rank>@RANK)\splace:?\s").sub(
            lambda place: f"第{meaning('places', place['rank'])}名 ", words
        )
    if how == "time" and (day := ORDINAL.fullmatch(words)):
        return f"{day['day']}号"
    if how == "month":  # 「march」 alone may be a verb
        return normal(f"in {words}").text
    return normal(words).text if how == "time" and is_english(words) else words


def _span(match: re.Match[str]) -> str | None:
    count = match["count"].casefold()
    number = count if count.isdigit() else table("english")["numbers"].get(count)
    return None if number is None else f"{number}{meaning('units', match['unit'])}"


@cache
def _answer_pattern(pattern: str) -> re.Pattern[str]:
    fragments = table("english_answers")["fragments"]
    return re.compile(with_fragments(pattern, fragments), re.IGNORECASE | re.MULTILINE)
