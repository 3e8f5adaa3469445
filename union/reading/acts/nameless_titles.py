"""A title that names nothing, by what was learned of titles, told with the thing that the message names beside it: 「書面回覆（攞到）」."""

from collections.abc import Iterator, Sequence
from datetime import date

from union.reading.acts import titles
from union.reading.acts.extraction import Seen, no_title
from union.reading.acts.title_model import LONGEST, STOPS, Token, likeliest, shares, tokens

# Below it a title holds no sign that likely is of one; above it a thing beside it is named.
NAMELESS, NAMED = 0.05, 0.25
LONGEST_DEED, LONGEST_THING, FEWEST_SIGNS, FURTHEST = 14, 24, 2, 3


def with_thing_named(seen: Seen, title: str, day: date) -> str:
    """「報價唔夠，明哥下星期三前攞到」: with the likeliest thing in the clauses before it, else behind it; other titles as they are.

    A clause of another day than `day` names another thing.
    """
    if len(seen.said.text) > 2 * LONGEST or "\n" in seen.said.text or len(title) > 2 * LONGEST_DEED:
        return title
    found = tokens(seen, title)
    held = [at for at, one in enumerate(found) if one.is_title and one.size]
    named = shares(found) if held else []
    if not held or max(named[at].named for at in held) >= NAMELESS:
        return title
    others = [one.begin for one in seen.reads if one.has_day and one.when.start.date() != day]
    for run in _clauses(found, held[0], held[-1]):
        if any(found[run[0]].start <= at < found[run[-1]].end for at in others):
            continue
        own = [named[at] for at in run]
        best = likeliest([found[at] for at in run], own)
        if max((own[at].named for at in best), default=0.0) < NAMED:
            continue
        thing = _words(seen, found[run[best.start]], found[run[best.stop - 1]])
        if FEWEST_SIGNS <= len(thing) <= LONGEST_THING and thing not in title:
            return f"{thing}：{title}" if "（" in title else f"{thing}（{title}）"
    return title


def _clauses(found: Sequence[Token], first: int, last: int) -> Iterator[list[int]]:
    """Those before the title, the nearest first, then the one behind it."""
    for places, many in ((range(first - 1, -1, -1), FURTHEST), (range(last + 1, len(found)), 1)):
        run = list[int]()
        for at in places:
            if found[at].form not in STOPS:
                run.append(at)
                continue
            if run:
                yield sorted(run)
                many -= 1
            run = []
            if not many:
                break
        if run and many:
            yield sorted(run)


def _words(seen: Seen, first: Token, last: Token) -> str:
    left_out = titles.covered_places(no_title(seen))
    kept = [at for at in range(first.start, last.end) if at not in left_out]
    return titles.trimmed(seen.said, titles.without_joints(seen.said.text, kept))
