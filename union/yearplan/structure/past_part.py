"""The part of a plan that tells the year gone by: 「第一部分 工作总结」 before 「第二部分 工作计划」."""

from collections.abc import Sequence

from union.core.lazy_regex import Regex

HEAD = Regex(
    r"\s*(?:(?P<part>第[一二三四五1-5]部分)|(?P<section>[一二三四五六七八九十]{1,2}[、.．]))[\s:：、]*(?P<words>\S.{1,28}?)[:：]?\s*$"
)
GONE_BY = Regex(r"(?:总结|回顾|完成情况|开展情况|工作情况)$")
TO_COME = Regex(r"计划|打算|安排|思路|要点|设想|展望|任务")


def lines_gone_by(texts: Sequence[str]) -> frozenset[int]:
    """The lines under headings that look back, up to the next of their style; none where no heading looks ahead.

    The headings themselves stay: 「一、年度工作总结」 under December is a task.
    """
    heads = [(index, found) for index, text in enumerate(texts) if (found := HEAD.match(text))]
    gone: set[int] = set()
    for style in ("part", "section"):
        own = [(index, found["words"]) for index, found in heads if found[style]]
        for place, (index, words) in enumerate(own[:-1]):
            if GONE_BY.search(words) and any(TO_COME.search(later) for _, later in own[place + 1 :]):
                gone.update(range(index + 1, own[place + 1][0]))
    return frozenset(gone)
