"""How a message is put: as the note of an officer, or as talk.

A note names what it is about first, has no word of talk and hardly a little word: 「板报换新 主题安全」.
"""

from collections.abc import Mapping

from union.core.lazy_regex import Regex
from union.reading.acts.evidence_scores import heard

# Grounds of evidence.toml whose words are talk, and those whose words are the office's.
TALK = ("me_and_you", "particles", "feelings", "hedges", "others", "own_life", "talk")
OFFICE = ("deeds", "acts", "ours", "matters", "events")
SPOKEN = Regex(r"[?!@~]")
# 「走访12户，2户没去成」: how many are still missing is as dry as how many were reached.
MISSING = Regex(
    r"(?<=\d)[户人名位家份][^,。;!?\d]{0,2}(?:还没|没有|未|没)(?:领|到|走|去|来|参加|参训|完成|发|通过|交|联系)[^,。;!?\d]{0,2}(?=[,。;)]|$)"
)
BLANK = " \t\n_,。;:"
FIRST = 2  # signs that may stand before the first word of the office: 「给」, 「新」
# 「医院看小邱」, 「给老魏送了鸡汤」: somebody by his name
VISITS = Regex(
    r"[走跑]了\d{1,4}户|[看探走陪帮给送](?:望|了|访)?[^,。;\s]{0,4}[老小大阿][\u4e00-\u9fff]|看(?:望|了|过)[^,。;\n]{1,14}[,\s]{0,2}(?:红包|慰问[金品])"
)


def is_note(text: str, words: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether nothing in a message is put as people talk to each other."""
    if "hedges" in words and MISSING.search(text):
        words = heard(MISSING.sub("", text))
    return not any(name in words for name in TALK) and SPOKEN.search(text) is None


def opens_with_work(said: str, words: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether a message, its dates left out, begins with a word of the office."""
    begins = len(said) - len(said.lstrip(BLANK))
    places = [said.find(words[name][0]) for name in OFFICE if name in words]
    return bool(places) and min(places) <= begins + FIRST


def visits(text: str) -> bool:
    """Whether somebody was called on or helped by name."""
    return VISITS.search(text) is not None
