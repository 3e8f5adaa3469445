"""Changes told in one message: those that are one, and what the second leaves to the first to name."""

from collections.abc import Iterator, Sequence

from union.core.lazy_regex import Regex
from union.core.records import replace
from union.reading.acts.changes.change_verbs import PRONOUNS, TIME_ONLY
from union.reading.acts.changes.item_changes import ChangeDeed, ItemChange

OPEN_DEEDS = (ChangeDeed.LATER, ChangeDeed.HINDERED)
BLOCKED = Regex(r"不[成了]了?$")
WHAT_OF_IT = Regex(
    r"(?:并|时间|日[期子]|地[点方]|场地|[那当]天|那[场次个]|也|就|都|那|先|暂时?|[我咱]们|,){1,4}"
)


def as_told_together(found: Sequence[ItemChange]) -> Iterator[ItemChange]:
    """「摸底表20日前交，王芳负责」: who sees to it is said of what the clause before it names, not of the last item."""
    last: ItemChange | None = None
    for each in _joined(found):
        if last is not None and last.own and each.goes_on and each.deed is ChangeDeed.OWNER:
            each = replace(each, own=last.own, before=last.before, goes_on=False)
        yield each
        last = each


def _joined(found: Sequence[ItemChange]) -> Iterator[ItemChange]:
    """「改时间了，不是19号，是24号」 and 「改到28号，地点改到三楼」 are one change: the second says to what."""
    held: ItemChange | None = None
    for each in found:
        joined = _as_one(held, each) if held is not None else None
        if held is not None and joined is None and held.deed is not ChangeDeed.HINDERED:
            yield held
        held = joined or each
    if held is not None and held.deed is not ChangeDeed.HINDERED:
        yield held


def _as_one(first: ItemChange, second: ItemChange) -> ItemChange | None:
    """Two changes of which one says what the other leaves open; None for changes of their own."""
    if second.deed is ChangeDeed.BACK and first.deed in (ChangeDeed.BACK, ChangeDeed.MOVE):
        return first  # 「还是周一吧，不改了」
    if first.deed is ChangeDeed.OWNER and second.deed is ChangeDeed.DUE and second.own in ("", *PRONOUNS):
        return replace(first, after=(second.text, *second.after))  # 「小周接过去，他16号前交」
    is_day = TIME_ONLY.fullmatch(second.own) is not None  # 「时间变了，是18号不是11号」
    if second.since or (second.own and not (is_day or WHAT_OF_IT.fullmatch(second.own))):
        return None
    if first.deed is second.deed is ChangeDeed.REOPEN:  # 「先别算完，重新打开，12号前补齐」
        stretch = (first.stretch[0], second.stretch[1])
        return replace(first, after=second.after, text=f"{first.text}，{second.text}", stretch=stretch)
    whole = replace(
        second,
        own=first.own or (second.own if is_day else ""),
        before=first.before,
        text=f"{first.text}，{second.text}",
        goes_on=first.goes_on,
        stretch=(first.stretch[0], second.stretch[1]),
    )
    if first.deed is ChangeDeed.CANCEL and second.deed is ChangeDeed.MOVE:
        # 「晚会取消了，改成29号茶话会」: what stands there is another thing, planned anew
        is_moved = BLOCKED.search(first.text) or TIME_ONLY.fullmatch(second.new.rstrip("吧啊了"))
        return whole if is_moved else first
    if first.deed is ChangeDeed.CANCEL and second.deed is ChangeDeed.SHIFT:
        if BLOCKED.search(first.text):  # 「那个会开不成了，往后推一天吧」
            return whole
        # 「那次空过去 往后顺一周」
        return replace(first, text=whole.text, stretch=whole.stretch)
    if first.deed in OPEN_DEEDS:
        return replace(whole, before=(*second.before, *first.before))
    return _with_place(first, second, whole)


def _with_place(first: ItemChange, second: ItemChange, whole: ItemChange) -> ItemChange | None:
    """Time and place in one, or by how much and till when."""
    if first.deed is ChangeDeed.MOVE and second.deed is ChangeDeed.PLACE:
        return replace(first, place=second.new, text=whole.text, stretch=whole.stretch)
    if first.deed is ChangeDeed.SHIFT and second.deed is ChangeDeed.MOVE:  # 「要宽两天，改到29号」
        return whole
    if first.deed is ChangeDeed.PLACE and second.deed in (ChangeDeed.MOVE, ChangeDeed.SHIFT):
        return replace(whole, place=first.new)
    return None
