"""The branches of a committee (工会小组, 车间, 科室, 班组) as values, and which of them a text names.

For whoever reads a message: `named(text, branches)` gives a `Named`. `Named.branches` are those the text is about,
in the order of the list, all of them for 「全厂」 (`Named.everyone`); empty where none is named or it is in doubt.
`Named.mentions` says where each stands: `text[each.start : each.end]`. `branches` is `storage.branches.branch_list.every(db, group)`;
what is given up is passed over. Never raises. `names(found.branches)` is what is shown and kept as words.

`place_word` is the word that a correction teaches for a branch: 「装配线走访3户」 is 三车间's, so 「装配线」 is known next time.
A place of work is known by how it ends; what is one deed's or one person's word teaches nothing.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from typing import NamedTuple

from union.core.branches import Branch, Mention, NamedBranches
from union.core.grouping import grouped
from union.core.lazy_regex import Regex, either
from union.data import table
from union.reading.numbers.numerals import DIGITS, whole_number
from union.reading.text.normal_form import SAME, simplified

PIECE = Regex(" |第?(?:[0-9]+|[一二三四五六七八九十廿]+)")
# Numbers stand as private signs: no text holds one, and none is part of another.
FIRST, LARGEST = 0xE000, 0x18FF
WEEK = ("周", "星期", "礼拜")
# A private sign in a message says nothing.
ONE_SIGN = {**SAME, **dict.fromkeys(range(57344, 63744), " ")}


class Plain(NamedTuple):
    """`text` is what is looked at; its i-th sign stands in the message from `places[i]` to `ends[i]`.

    `written` is the message, half width and simplified, sign for sign. `lists`: where several numbers were written
    as one, 「一二车间」, with the numbers.
    """

    written: str
    text: str
    places: tuple[int, ...]
    ends: tuple[int, ...]
    lists: dict[int, tuple[str, ...]]


def plain_form(message: str) -> Plain:
    """The message so."""
    bare = message.translate(ONE_SIGN)
    small = simplified(bare).lower()
    said = small if len(small) == len(message) else bare  # a capital that is two small letters
    text, places, ends, lists = list[str](), list[int](), list[int](), dict[int, tuple[str, ...]]()
    for sign, start, end, several in _signs(said):
        if several:
            lists[len(places)] = several
        text.append(sign)
        places += range(start, end) if sign[1:] else [start]
        ends += range(start + 1, end + 1) if sign[1:] else [end]
    return Plain(said, "".join(text), tuple(places), tuple(ends), lists)


@lru_cache(4096)
def key(name: str) -> str:
    """A branch's name in that form."""
    return plain_form(name).text


def is_number(sign: str) -> bool:
    """Whether a sign stands for a number."""
    return FIRST <= ord(sign) <= FIRST + LARGEST if sign else False


def value(sign: str) -> int:
    """The number it stands for."""
    return ord(sign) - FIRST


def number_sign(number: int) -> str:
    """The sign of a number that `plain_form` would put."""
    return chr(FIRST + number)


def _signs(said: str) -> Iterator[tuple[str, int, int, tuple[str, ...]]]:
    """Stretches without a number or a stray blank, and the signs of numbers between them."""
    at = 0
    for match in PIECE.finditer(said):
        start, end = match.span()
        words = match[0].removeprefix("第")
        if said[max(0, start - 3) : start].endswith(WEEK):  # 「周三二车间」, 「周三车间开会」
            start, words = start + 1, words[1:]
        number = whole_number(words) if words.strip() else None
        if number is None or number > LARGEST:
            if words == " " and not _parts(said, start):
                yield from _stretch(said, at, start)
                at = end
            continue
        yield from _stretch(said, at, start)
        # Behind what says no more than the number does: 「2#车间」, 「2号车间」; but 「11月2号」 is a day
        marks = "#" if said[start - 1 : start] == "月" else "#号"
        at = end + (said[end : end + 1] in tuple(marks))
        is_list = len(words) > 1 and all(
            sign in DIGITS for sign in words
        )  # 「一二」 is one and two, for twelve is 十二
        yield (
            number_sign(number),
            start,
            at,
            tuple(number_sign(DIGITS[sign]) for sign in words) if is_list else (),
        )
    yield from _stretch(said, at, len(said))


def _stretch(said: str, start: int, end: int) -> Iterator[tuple[str, int, int, tuple[str, ...]]]:
    if start < end:
        yield said[start:end], start, end, ()


def _parts(said: str, at: int) -> bool:
    """Whether a blank parts words: between letters it does, beside Chinese it is only style."""
    before, after = said[at - 1 : at], said[at + 1 : at + 2]
    return before.isascii() and after.isascii() and before.isalnum() and after.isalnum()


SHORTEST = 2  # signs of a name; one sign is a part of too many words
LONGEST_RANGE = 50
JOINTS, UNTIL = "、,和与及/&", "至到-~"
PART_ENDS = "。!?;,\n"
NEAR, PART = 12, 60  # signs looked at beside a name: a word's, and a part's of a sentence
MEETING = Regex(lambda: table("branches")["meeting_of"])
DENIAL = Regex(
    lambda: "(?:{not_yet})(?:{deeds})|{put_off}".format_map(
        {name: either(table("branches")[name]) for name in ("not_yet", "deeds", "put_off")}
    )
)


def named_branches(text: str, branches: Sequence[Branch]) -> NamedBranches:
    """The branches a text is about; see above."""
    active = tuple(each for each in branches if each.active)
    if not active or not text:
        return NamedBranches()
    said = plain_form(text)
    found = [each for each in _branch_mentions(said, active) if _is_mention_of_branch(said, each)]
    left_out = {
        each.branch.number
        for row in _rows(said, found)
        if _is_excepted(said, row[0].start, row[-1].end)
        for each in row
    }
    found = [each for each in found if each.branch.number not in left_out and not _is_denied(said, each)]
    everyone = _everyone(said, active)
    meant = {each.branch.number for each in found} | {each.number for each in everyone} - left_out
    mentions = tuple(
        each._replace(start=said.places[each.start], end=said.ends[each.end - 1]) for each in found
    )
    every = bool(everyone) and len(meant) == len(active)
    return NamedBranches(tuple(each for each in active if each.number in meant), mentions, every)


def by_name(name: str, branches: Sequence[Branch]) -> Branch | None:
    """The branch of just this name, however it is written, with 工会小组 behind it or without; also one given up."""
    wanted, known = key(name.strip()), _branches_by_name(tuple(branches))
    found = known.get(wanted) or known.get(_without_tail(wanted))
    alike = found[0] if found and not found[1] else None
    return next((each for each in branches if each.name == name.strip()), alike)


def with_short_names(branches: Sequence[Branch]) -> list[Branch]:
    """The branches, known by their names without what they are, too: 「磨工的名单」 of 磨工车间, 「江畔」 of 江畔名都."""
    kinds = table("branches")["kinds"]
    heads, found = Counter(each.name[:SHORTEST] for each in branches), list[Branch]()
    for each in branches:
        bare, head = each.name.removesuffix(next(filter(each.name.endswith, kinds), "")), each.name[:SHORTEST]
        if bare == each.name and len(bare) >= 2 * SHORTEST and heads[head] == 1:
            bare = head  # of a long name no other begins like
        found.append(replace(each, learned=(*each.learned, bare)))
    return found


@lru_cache(256)
def _branches_by_name(branches: tuple[Branch, ...]) -> Mapping[str, tuple[Branch, bool]]:
    """Every name with its branch, and whether it is only learned; a short form that two share is nobody's."""
    known = {key(name): (each, False) for each in branches for name in (each.name, *each.aliases)}
    for each in branches:
        for word in each.learned:
            known.setdefault(key(word), (each, True))
    shorter = grouped(
        (_without_tail(key(name)), each) for each in branches for name in (each.name, *each.aliases)
    )
    for word, bearers in shorter.items():
        if len({each.number for each in bearers}) == 1:
            known.setdefault(word, (bearers[0], False))
    return {word: found for word, found in known.items() if len(word) >= SHORTEST}


def _without_tail(name: str) -> str:
    tails = (each for each in table("branches")["tails"] if name.endswith(each))
    return name.removesuffix(next(tails, ""))


def _branch_mentions(said: Plain, branches: tuple[Branch, ...]) -> list[Mention]:
    """Every name in it in the order of the text, none within a longer one; places of `said.text`."""
    known = _branches_by_name(branches)
    taken: set[int] = set()
    found: list[Mention] = []
    for word in sorted(known, key=lambda each: (-len(each), each)):
        counted = is_number(word[0])
        sought = word[1:] if counted else word
        at = -1
        while (at := said.text.find(sought, at + 1)) >= 0:
            start = at - counted
            if start < 0 or not taken.isdisjoint(range(start, at + len(sought))):
                continue
            branch, learned = known[word]
            whole = Mention(branch, start, start + len(word), learned)
            met = [*_numbered(said, start, sought, known)] if counted else [whole]
            found += met
            taken |= {place for each in met for place in range(each.start, each.end)}
    return sorted(found, key=lambda each: (each.start, each.branch.place))


def _numbered(
    said: Plain, start: int, rest: str, known: Mapping[str, tuple[Branch, bool]]
) -> Iterator[Mention]:
    """「二车间」, 「一二车间」, 「一、二车间」, 「1至3车间」: each number before the word is a branch."""
    end = start + 1 + len(rest)
    for place, numbers in _listed(said, start, rest, known):
        for number in numbers:
            branch, learned = known.get(number + rest, (None, False))
            if branch is not None:
                yield Mention(branch, place, end if place == start else place + 1, learned)


def _listed(
    said: Plain, start: int, rest: str, known: Mapping[str, tuple[Branch, bool]]
) -> Iterator[tuple[int, Sequence[str]]]:
    text, at = said.text, start
    if not is_number(text[at]):
        return
    several = [each for each in said.lists.get(at, ()) if each + rest in known]
    is_list = len(several) == len(said.lists.get(at, ())) > 0
    yield at, several if is_list else [text[at]]
    while at >= 2 and text[at - 1] in JOINTS + UNTIL and is_number(text[at - 2]):
        joint, before = text[at - 1], at - 2
        is_first = before == 0 or text[before - 1] == "\n"
        if joint == "、" and is_first and said.written[said.places[before]].isascii():
            return  # 「1、二车间走访3户」 on a line of its own: the figure counts lines
        if joint in UNTIL:
            low, high = value(text[before]), value(text[at])
            yield before, [number_sign(each) for each in range(low, min(high, low + LONGEST_RANGE))]
        else:
            yield before, [text[before]]
        at = before


def _is_mention_of_branch(said: Plain, each: Mention) -> bool:
    """Whether it stands as a word of its own and is where something was done."""
    data = table("branches")
    word = said.text[each.start : each.end]
    before, after = said.text[max(0, each.start - NEAR) : each.start], said.text[each.end : each.end + NEAR]
    if (
        _is_inside_word(before, word)
        or _is_inside_word(word, after)
        or (is_number(word[0]) and MEETING.match(after))
    ):
        return False
    trades = data["trades"] if is_number(word[0]) else ()
    no_heads = (*data["precedes"].get(word, ()), *data["origin_before"], *trades)
    no_tails = (*data["follows"].get(word[-1], ()), *data["origin_after"])
    return not (before.endswith(no_heads) or after.startswith(no_tails))


def _is_inside_word(before: str, after: str) -> bool:
    signs = (before[-1:], after[:1])
    return all(sign.isascii() and sign.isalnum() for sign in signs)


def _rows(said: Plain, found: Sequence[Mention]) -> list[list[Mention]]:
    """Names that stand in one list; `found` is in the order of the text."""
    rows: list[list[Mention]] = []
    for each in found:
        between = said.text[rows[-1][-1].end : each.start] if rows else ""
        if not rows or not all(sign in JOINTS for sign in between):
            rows.append([])
        rows[-1].append(each)
    return rows


def _is_excepted(said: Plain, start: int, end: int) -> bool:
    data = table("branches")
    before, after = said.text[max(0, start - NEAR) : start], _part(said, end)
    return (
        before.endswith(tuple(data["except_before"]))
        or after.startswith(tuple(data["except_after"]))
        or any(before.endswith(one) and after.startswith(other) for one, other in data["except_between"])
    )


def _is_denied(said: Plain, each: Mention) -> bool:
    around = said.text[max(0, each.start - PART) : each.start]
    first = max(around.rfind(mark) for mark in PART_ENDS) + 1
    return DENIAL.search(around[first:] + _part(said, each.end)) is not None


def _part(said: Plain, start: int) -> str:
    """From there to the end of that part of the sentence."""
    rest = said.text[start : start + PART]
    return rest[: min((place for mark in PART_ENDS if (place := rest.find(mark)) >= 0), default=len(rest))]


def _everyone(said: Plain, branches: Sequence[Branch]) -> list[Branch]:
    """Those that 「全厂」 or 「各车间」 means."""
    some, told = (tuple(table("branches")[name]) for name in ("some", "only_told"))
    for match in all_words().finditer(said.text):
        before = said.text[max(0, match.start() - NEAR) : match.start()]
        if said.text.startswith(some, match.end()) or before.endswith(told):
            continue
        sort = match["sort"]
        alike = [each for each in branches if sort and sort in key(each.name)]
        if len(alike) > 1:
            return alike
        if not sort or sort in table("branches")["anybody"]:
            return list(branches)
    return []


@cache
def all_words() -> Regex:
    """「全厂」 or 「各车间」, in a text as `plain_form` gives it."""
    data = table("branches")
    every, each, sorts = (either(map(key, data[name])) for name in ("every", "each", "sorts"))
    return Regex(f"(?:{every})|(?:{each})(?P<sort>{sorts})")


LONGEST_PLACE = 6
CHINESE = "[\u4e00-\u9fff]"
PLACES = Regex(
    lambda: "(?P<word>{han}{{1,10}}?(?:{ends}))(?!{goes_on})".format(
        han=CHINESE, **{name: either(table("branches")["lesson"][name]) for name in ("ends", "goes_on")}
    )
)


def place_word(text: str, branches: Sequence[Branch]) -> str | None:
    """The one place of work a text names that is no branch's yet; None where there is none, or are several."""
    if named_branches(text, branches).branches:
        return None
    said = plain_form(text)
    found = {word for match in PLACES.finditer(said.text) if (word := _place_name(match["word"]))}
    return found.pop() if len(found) == 1 else None


def _place_name(word: str) -> str | None:
    """Without what stands before a place: 「今天到装配线」 → 「装配线」."""
    data = table("branches")["lesson"]
    cut = max((word.rfind(each) + len(each) for each in data["before"] if each in word), default=0)
    rest = word[cut:]
    is_place = SHORTEST <= len(rest) <= LONGEST_PLACE and rest not in data["general"]
    return rest if is_place and not rest.endswith(tuple(data["never"])) else None
