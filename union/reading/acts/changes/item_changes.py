"""A change of something that is there, as a sentence says it: what is done to which item, and of how much of a series."""

from collections.abc import Iterator, Sequence
from enum import StrEnum

from union.core.lazy_regex import Regex
from union.core.records import dataclass, replace
from union.reading.acts.changes.change_verbs import PRONOUNS, TIME_ONLY


class ChangeDeed(StrEnum):
    """What becomes of it."""

    MOVE = "move"
    SHIFT = "shift"  # by a span: 「往后推半个钟」
    LATER = "later"  # put off, nobody said till when
    CANCEL = "cancel"
    FINISH = "finish"
    REOPEN = "reopen"
    PLACE = "place"
    OWNER = "owner"
    TITLE = "title"
    DUE = "due"  # when something is wanted, said anew
    SWAP = "swap"  # two items take each other's time, or place
    TERMS = "terms"  # what a reply says of who may come and when to remind: 「限30人」, 「提前一天提醒」
    BACK = "back"  # as it was before it was changed last
    ONLY = "only"  # of several times this one alone is left
    LAST = "last"  # of a series this time is the last one
    HINDERED = "hindered"  # wrong or impossible: the clause behind it says what it becomes


class Scope(StrEnum):
    """Which times of a series are meant."""

    UNSAID = "unsaid"
    ONE = "one"
    FOLLOWING = "following"
    REST = "rest"  # all but the next


@dataclass(frozen=True, slots=True)
class ItemChange:
    """One change: `own` are the words before the verb in its clause, `before` the clauses in front of it, nearest first.

    `new` is what stands behind the verb (a time, a place, a name), `quoted` the same as written; `after` are the
    clauses that follow, up to the next change; `sentence` is where its sentence stands in the text as written.
    `place`: where something moved takes place by now; `goes_on`: it names nothing, and is about what the last one was.
    `since`: from which day on a series goes on so. `stretch` is where its own clauses stand in the text as written. `weight`: how much speaks for it where no verb says it.
    """

    deed: ChangeDeed
    own: str
    before: tuple[str, ...]
    new: str
    after: tuple[str, ...]
    scope: Scope
    text: str
    quoted: str = ""
    sentence: tuple[int, int] = (0, 0)
    place: str = ""
    goes_on: bool = False
    stretch: tuple[int, int] = (0, 0)
    weight: float = 0.0
    since: str = ""


def of_one(deed: ChangeDeed, text: str) -> ItemChange:
    """What becomes of one item that was found otherwise: the words name neither it nor a time."""
    return ItemChange(deed, "", (), "", (), Scope.ONE, text)


OPEN_DEEDS = (ChangeDeed.LATER, ChangeDeed.HINDERED)
BLOCKED = Regex(r"不[成了]了?$")
WHAT_OF_IT = Regex(
    r"(?:并|时间|日[期子]|地[点方]|场地|[那当]天|那[场次个]|也|就|都|那|先|暂时?|[我咱]们|,){1,4}"
)


def as_told_together(found: Sequence[ItemChange]) -> Iterator[ItemChange]:
    """「摸底表20日前交，王芳负责」: who sees to it is said of what the clause before it names, not of the last item."""
    joined = list[
        ItemChange
    ]()  # 「改时间了，不是19号，是24号」, 「改到28号，地点改到三楼」: the second says to what
    for each in found:
        one = _as_one(joined[-1], each) if joined else None
        joined = [*joined[:-1], one] if one else [*joined, each]
    last: ItemChange | None = None
    for each in joined:
        if each.deed is not ChangeDeed.HINDERED:
            if last is not None and last.own and each.goes_on and each.deed is ChangeDeed.OWNER:
                each = replace(each, own=last.own, before=last.before, goes_on=False)
            yield each
            last = each


def _as_one(first: ItemChange, second: ItemChange) -> ItemChange | None:
    """Two changes of which one says what the other leaves open; None for changes of their own."""
    if second.deed is ChangeDeed.BACK and first.deed in (ChangeDeed.BACK, ChangeDeed.MOVE):
        return first  # 「还是周一吧，不改了」
    if first.deed is ChangeDeed.OWNER and second.deed is ChangeDeed.DUE and second.own in ("", *PRONOUNS):
        return replace(first, after=(second.text, *second.after))  # 「小周接过去，他16号前交」
    is_day = TIME_ONLY.fullmatch(second.own) is not None  # 「时间变了，是18号不是11号」
    if second.since or (second.own and not (is_day or WHAT_OF_IT.fullmatch(second.own))):
        return None
    text, stretch = f"{first.text}，{second.text}", (first.stretch[0], second.stretch[1])
    if first.deed is second.deed is ChangeDeed.REOPEN:  # 「先别算完，重新打开，12号前补齐」
        return replace(first, after=second.after, text=text, stretch=stretch)
    own = first.own or (second.own if is_day else "")
    whole = replace(second, own=own, before=first.before, text=text, goes_on=first.goes_on, stretch=stretch)
    return _in_one(first, second, whole)


def _in_one(first: ItemChange, second: ItemChange, whole: ItemChange) -> ItemChange | None:
    is_blocked = BLOCKED.search(first.text) is not None  # 「那个会开不成了，往后推一天吧」
    longer = replace(first, text=whole.text, stretch=whole.stretch)
    match first.deed, second.deed:
        case ChangeDeed.CANCEL, ChangeDeed.MOVE:
            # 「晚会取消了，改成29号茶话会」: what stands there is another thing, planned anew
            return whole if is_blocked or TIME_ONLY.fullmatch(second.new.rstrip("吧啊了")) else first
        case ChangeDeed.CANCEL, ChangeDeed.SHIFT:
            return whole if is_blocked else longer  # 「那次空过去 往后顺一周」
        case ChangeDeed.LATER | ChangeDeed.HINDERED, _:
            return replace(whole, before=(*second.before, *first.before))
        case ChangeDeed.MOVE, ChangeDeed.PLACE:
            return replace(longer, place=second.new)
        case ChangeDeed.SHIFT, ChangeDeed.MOVE:  # 「要宽两天，改到29号」
            return whole
        case ChangeDeed.PLACE, ChangeDeed.MOVE | ChangeDeed.SHIFT:
            return replace(whole, place=first.new)
    return None
