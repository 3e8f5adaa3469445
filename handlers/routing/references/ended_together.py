"""Several items that end in one breath, named by a word each: 「铁军的方案丽华的询价都交上来了」, 「名单和材料也都收齐了」."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from handlers.core.turn import Turn
from handlers.routing.references.candidate_times import may_be, time_of
from storage.events import queries as events_queries
from union.events.model import Event, Occurrence
from union.reading.acts.changes.item_changes import ChangeDeed, ItemChange
from union.reading.replies.rare_words import core_of
from union.reading.text.normal_form import EitherScript as Regex
from union.reading.text.normal_form import normal

ALL_OF = Regex(r"[都全齐]|[两三几四]样")
BESIDE = Regex(r"[的和跟与及、,也都全已刚那这份个张我\s]|一起|今天")
TWO, WHOSE = 2, 3  # signs of a name; how near in front of its word the owner stands


class _Named(NamedTuple):
    start: int
    end: int
    is_owners: bool
    one: Occurrence

    @property
    def rank(self) -> tuple[bool, int]:
        return self.is_owners, self.end - self.start


def together(turn: Turn, change: ItemChange) -> list[Occurrence]:
    """The items, two at least; none where one word may be of several, or more is said than their names."""
    if change.deed is not ChangeDeed.FINISH or ALL_OF.search(change.text) is None:
        return []
    own, taken = normal(change.own).text, list[_Named]()
    for each in sorted(_named(turn, change, own), key=lambda one: one.rank, reverse=True):
        rivals = [one for one in taken if one.start < each.end and each.start < one.end]
        if any(one.rank == each.rank for one in rivals):
            return []
        taken += [] if rivals else [each]
    is_all = len(taken) >= TWO and len(_beside(own, taken)) < TWO
    return [each.one for each in sorted(taken, key=lambda one: one.start)] if is_all else []


def _named(turn: Turn, change: ItemChange, own: str) -> Iterator[_Named]:
    for event in events_queries.open_ones(turn.db, turn.with_group()):
        at = SequenceMatcher(None, core_of(event.title), own, autojunk=False).find_longest_match()
        one, _ = time_of(turn, event, change.deed, None) if at.size >= TWO else (None, False)
        if one is not None and may_be(turn, one, change.deed):
            before = own[max(0, at.b - TWO - WHOSE) : at.b]
            yield _Named(at.b, at.b + at.size, any(each in before for each in _names(event)), one)


def _names(event: Event) -> list[str]:
    return [each.name[-TWO:] for each in event.owners]


def _beside(own: str, taken: Sequence[_Named]) -> str:
    """What is said beside the words of the items and the names of their owners."""
    left = "".join(
        sign for place, sign in enumerate(own) if not any(each.start <= place < each.end for each in taken)
    )
    for each in taken:
        for owner in each.one.event.owners:
            left = left.replace(owner.name, "").replace(owner.name[-TWO:], "")
    return BESIDE.sub("", left)
