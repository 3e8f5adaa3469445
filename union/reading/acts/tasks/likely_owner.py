"""Who is to do something in words that most likely give it to somebody, though no rule says how."""

from collections.abc import Sequence

from union.core.lazy_regex import Regex
from union.reading.acts.tasks.assignments import known_names
from union.reading.text.normal_form import normal

# 「绳子我去借」, 「稿子我嚟写」: the writer takes it.
MYSELF = Regex(
    r"我(?:自己)?(?:去|来|嚟|负责|包了?|搞|弄|整|做|写|印|办|买|订|联系|联络|跟进|跑|找|拿|借|问|画|拍|统计|起草)|^(?:me lah|i|i'll|i·will|let·me)\b",
    any_case=True,
)
# Not to be told of it, but to get it or to be asked.
RECEIVES = Regex(
    r"(?:给|跟|和|同|向|找|揾|搵|交|报|替|帮|问|送|俾|畀|发|寄|还|等|陪|\b(?:to|with|from|for|ask|give|tell)·?)$",
    any_case=True,
)
MOST = 60


def likely_owner(text: str, people: Sequence[str]) -> str | None:
    """我, or the name of one of those on the roster; None where neither is called."""
    words = normal(text).text[: MOST * 2]
    found: list[tuple[int, str]] = []
    for called, name in known_names(tuple(people)).items():
        place = words.casefold().find(called.casefold())
        if place >= 0 and RECEIVES.search(words[:place]) is None:
            found.append((place, name))
    if found:
        return min(found)[1]
    return "我" if MYSELF.search(words) else None
