"""The clauses of a message: sentences, and what commas and blanks part in them."""

from collections.abc import Sequence
from typing import NamedTuple

from union.core.lazy_regex import Regex
from union.reading.text.normal_form import EitherScript

# Another matter begins.
NEXT = (
    r"另(?:外(?![一两几的])|(?=[,，:：]))|[还還仲]有(?:啊|就是说?|[一两]?[个件]事|(?!\s?\d))|再一个|再就是|对了|對[了咗]|同埋|顺便(?:说一[下句])?|接下来|然后"
    r"|(?:oh|also|btw|and also|n also|another thing|next thing|next up|next(?=\s(?:i|we)\b))\b"
)
BEGINS_NEXT = EitherScript(rf"[\s,，]{{0,3}}(?:{NEXT})[\s,，:：]{{0,3}}", any_case=True)
CLAUSE_END = EitherScript(
    r"(?P<stop>[。！!？?；;\n]\s{0,9}|(?<=[\u4e00-\u9fff])(?<![周日号天月午点半晚早])[～~]{1,3}(?=[\u4e00-\u9fff])|(?<=[a-z\d)])\.\s{1,9}(?=\S)|\s?[\u2600-\u27bf\U0001f300-\U0001faff]{1,3}\s{1,9}(?=\w))"
    r"|(?<=[\u4e00-\u9fff\d)）～~%])\s{1,9}(?=[\u4e00-\u9fff\d“「（(@])|(?<=[\u4e00-\u9fff])\s(?=[A-Za-z])|[,，](?!\d{3}(?!\d))\s{0,9}"
    r"|\s(?=(?:oh|btw)\s)",
    any_case=True,
)
# What follows is of what stands before it.
OF_BEFORE = Regex(
    r"[\s,，]{0,3}(?:下一?[次回场場届期个個](?![\u4e00-\u9fff]{2,8}\d)|到时|到時|届时|其中|同一?[天日时個个]|那就|那天|[这這那嗰](?:个|個|次|场|場|项|項|件|批)|它|[也都]|next (?:one|round|session|mtg|meeting)\b|same\b|it\b|it's|that\b|those\b|they\b)",
    any_case=True,
)
WORDS, EDGES = Regex(r"[^\W\d_]"), " ,，。;；!！\n"


class Clause(NamedTuple):
    """Where one stands; `is_next`: of what the writer calls another matter."""

    start: int
    end: int
    is_next: bool


def clauses(text: str) -> Sequence[Clause]:
    """Words that only lead on belong to what follows."""
    found: list[Clause] = []
    begin, is_next = 0, False
    ends = [
        (each.start("stop") + 1 if each["stop"] else each.start(), each.end(), bool(each["stop"]))
        for each in CLAUSE_END.finditer(text)
    ]
    for end, behind, is_stop in (*ends, (len(text), len(text), True)):
        words = text[begin:end]
        if WORDS.search(words) or any(sign.isdigit() for sign in words):
            leads = BEGINS_NEXT.match(words)
            if leads is not None and leads.end() == len(words) and not is_stop:
                is_next = True
                continue
            is_next = is_next or leads is not None
            found.append(Clause(begin, end, is_next))
            begin, is_next = behind, False
    return found


def behind_stops(text: str, at: int) -> int:
    """The first place from there on that is no blank and no stop."""
    return at + len(text[at:]) - len(text[at:].lstrip(EDGES))
