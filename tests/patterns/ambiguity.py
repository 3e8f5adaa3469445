# long: one automaton from the tree of a pattern to its loops; either half alone would need the insides of the other
"""Whether a pattern can read the same text in exponentially or polynomially many ways, from its shape alone.

The pattern becomes an automaton of positions (Glushkov): one for each sign it reads, with the signs it takes. Two walks over the same
text that part and meet again within a loop double the ways with each round: exponential. One walk that stays in a loop while another
goes over to a second loop, both reading the same, is polynomial. What is looked at without being read counts as empty, so the verdict
errs to the strict side; a look behind at a single sign is held to, for that is how runs are kept apart.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import combinations, product
from re import _compiler, _constants, _parser  # type: ignore[attr-defined]  # the only way to see a pattern's shape
from typing import Any

MANY = 6  # a part that may stand so often counts as standing for ever
LONG = 512  # so long a run counts as endless where two of them stand side by side
STEPS = 400_000
REPEATS = (_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT)
SAMPLES = "09aZ_ \n\t一甲鿿、，。,.:：;-/％?!（(@#\x01é０"
Three = tuple[int, int, int]
Ways = dict[int, int]  # a position, and in how many ways (1 or "more")


@dataclass
class Part:
    """A stretch of the pattern: the ways to begin it, to end it and to pass it without a sign."""

    first: Ways
    last: Ways
    empty: int
    # which signs may stand right before what comes next, and before each sign it begins with
    guard: int = -1
    front: Ways = field(default_factory=dict)


@dataclass
class Automaton:
    """`signs`: what each position takes, as bits; `follow`: which may come next, in how many ways, bound to what atomic group."""

    alphabet: str
    signs: list[int] = field(default_factory=list)
    follow: list[dict[int, int]] = field(default_factory=list)
    inside: dict[tuple[int, int], int] = field(default_factory=dict)  # an edge made within an atomic group
    group: list[int] = field(default_factory=list)
    grabs: dict[int, int] = field(
        default_factory=dict
    )  # the first signs of what may be left out only where it does not fit
    endless: set[int] = field(default_factory=set)
    short: set[tuple[int, int]] = field(default_factory=set)  # edges back of loops that end after a while


def exponential(pattern: str, flags: int = 0) -> str:
    """Signs of a loop that reads one text in two ways; nothing where there is none."""
    return next(filter(None, map(_doubled, _machines(pattern, flags))), "")


def polynomial(pattern: str, flags: int = 0) -> str:
    """A sign that two endless runs side by side share out between them; nothing where there is none."""
    return next(filter(None, map(_shared, _machines(pattern, flags))), "")


@lru_cache(maxsize=1)  # one after the other, both are asked of the same pattern
def _machines(pattern: str, flags: int) -> list[Automaton]:
    return [_machine(tree) for tree in _wholes(_parser.parse(pattern, flags))]


def _wholes(tree: Any) -> Iterator[Any]:
    """The pattern, and what within it is matched for itself: looks around, atomic groups."""
    yield tree
    yield from _apart(tree)


def _apart(tree: Any) -> Iterator[Any]:
    for kind, content in tree:
        if kind in (_constants.ASSERT, _constants.ASSERT_NOT):
            yield content[1]
        elif kind is _constants.ATOMIC_GROUP:
            yield content
        elif kind is _constants.POSSESSIVE_REPEAT:
            yield content[2]
        for part in inner(kind, content):
            yield from _apart(part)


def inner(kind: Any, content: Any) -> list[Any]:
    """The trees within one node of a pattern's tree."""
    if kind in REPEATS:
        return [content[2]]
    if kind is _constants.SUBPATTERN:
        return [content[-1]]
    if kind is _constants.BRANCH:
        return list(content[1])
    if kind in (_constants.ASSERT, _constants.ASSERT_NOT):
        return [content[1]]
    if kind is _constants.ATOMIC_GROUP:
        return [content]
    if kind is _constants.GROUPREF_EXISTS:
        return [one for one in content[1:] if one is not None]
    return []


def alphabet(tree: Any) -> str:
    """One sign or more for each difference the pattern makes between signs."""
    return "".join(sorted({*SAMPLES, *_edges(tree)}))


def _edges(tree: Any) -> Iterator[str]:
    for kind, content in tree:
        if kind in (_constants.LITERAL, _constants.NOT_LITERAL):
            yield from (chr(content), chr(content).swapcase()[:1])
        elif kind is _constants.IN:
            for sort, value in content:
                if sort is _constants.LITERAL:
                    yield from (chr(value), chr(value).swapcase()[:1])
                elif sort is _constants.RANGE:
                    low, high = value
                    yield from map(
                        chr, {max(low - 1, 0), low, (low + high) // 2, high, min(high + 1, 0x10FFFF)}
                    )
        for part in inner(kind, content):
            yield from _edges(part)


def taken(kind: Any, content: Any, flags: int, signs: str) -> int:
    """Which signs of the alphabet a node of one sign takes, as bits."""
    return _taken(kind, tuple(content) if isinstance(content, list) else content, flags, signs)


@cache
def _taken(kind: Any, content: Any, flags: int, signs: str) -> int:
    state = _parser.State()
    state.flags = flags
    given = list(content) if isinstance(content, tuple) else content
    one = _compiler.compile(_parser.SubPattern(state, [(kind, given)]), flags)
    return sum(1 << at for at, sign in enumerate(signs) if one.match(sign))


class _Builder:
    def __init__(self, tree: Any) -> None:
        self.flags = tree.state.flags
        self.machine = Automaton(alphabet(tree))
        self._groups = 0
        self._next = -1  # what a look ahead leaves of the sign that comes next
        self._within = 0

    def sequence(self, tree: Any) -> Part:
        whole = Part({}, {}, 1)
        for place, (kind, content) in enumerate(tree):
            self._next = -1
            if place and tree[place - 1][0] is _constants.ASSERT_NOT and tree[place - 1][1][0] > 0:
                self._next = ~self._sign(tree[place - 1][1][1])
            whole = self._joined(whole, self._node(kind, content))
        return whole

    def _joined(self, one: Part, other: Part) -> Part:
        self._linked(one.last, other, one.guard)
        first, front = dict(one.first), dict(one.front)
        if one.empty:
            _more(first, other.first, one.empty)
            front |= {at: one.guard & other.front.get(at, -1) for at in other.first}
        last = dict(other.last)
        if other.empty:
            allowed = {at: ways for at, ways in one.last.items() if self.machine.signs[at] & other.guard}
            _more(last, allowed, other.empty)
        guard = one.guard & other.guard if other.empty else other.guard
        return Part(first, last, min(2, one.empty * other.empty), guard, front)

    def _linked(self, last: Ways, part: Part, guard: int = -1) -> None:
        for a, ways in last.items():
            follow = self.machine.follow[a]
            for b, others in part.first.items():
                if not self.machine.signs[a] & guard & part.front.get(b, -1):
                    continue
                if self._within:
                    self.machine.inside[a, b] = self._within
                elif (a, b) in self.machine.inside:
                    continue  # an atomic group that goes on has not ended there
                follow[b] = min(2, follow.get(b, 0) + ways * others)

    def _node(self, kind: Any, content: Any) -> Part:
        if kind in REPEATS:
            return self._repeated(kind, *content)
        if kind is _constants.SUBPATTERN:
            return self.sequence(content[-1])
        if kind is _constants.BRANCH:
            return self._either([self.sequence(one) for one in content[1]])
        if kind is _constants.ATOMIC_GROUP:
            return self._atomic(lambda: self.sequence(content))
        if kind is _constants.ASSERT_NOT and content[0] < 0 and (signs := self._sign(content[1])):
            return Part({}, {}, 1, ~signs)
        if kind is _constants.ASSERT and content[0] < 0 and (signs := self._sign(content[1])):
            return Part({}, {}, 1, signs)
        if kind in (_constants.AT, _constants.ASSERT, _constants.ASSERT_NOT, _constants.GROUPREF):
            return Part({}, {}, 1)
        if kind is _constants.GROUPREF_EXISTS:
            return self._either([self.sequence(one) if one else Part({}, {}, 1) for one in content[1:]])
        return self._position(taken(kind, content, self.flags, self.machine.alphabet) & self._next)

    def _sign(self, tree: Any) -> int:
        if len(tree) != 1 or tree[0][0] not in (_constants.LITERAL, _constants.NOT_LITERAL, _constants.IN):
            return 0
        return taken(*tree[0], self.flags, self.machine.alphabet)

    def _position(self, signs: int) -> Part:
        self.machine.signs.append(signs)
        self.machine.follow.append({})
        self.machine.group.append(self._within)
        place = len(self.machine.signs) - 1
        return Part({place: 1}, {place: 1}, 0)

    def _either(self, parts: list[Part]) -> Part:
        first, last, front = {}, {}, {}
        for part in parts:
            first |= part.first
            last |= part.last
            front |= part.front
        return Part(first, last, min(2, sum(part.empty for part in parts)), front=front)

    def _atomic(self, make: Any) -> Part:
        outer = self._within
        self._groups += 1
        self._within = self._within or self._groups
        begun = len(self.machine.signs)
        part = make()
        for at in range(begun, len(self.machine.signs)):
            self.machine.follow[at] = dict.fromkeys(self.machine.follow[at], 1)
        self._within = outer
        once = dict.fromkeys
        return Part(once(part.first, 1), once(part.last, 1), min(1, part.empty), part.guard, part.front)

    def _repeated(self, kind: Any, least: int, most: int, body: Any) -> Part:
        if kind is _constants.POSSESSIVE_REPEAT:
            part = self._atomic(lambda: self._repeated(None, least, most, body))
            self.machine.grabs |= {at: self.machine.group[at] for at in part.first if not least}
            return part
        if most < MANY:
            return self._copies(body, least, most)
        whole, place = Part({}, {}, 1), len(self.machine.signs)
        for _ in range(max(0, min(least, MANY) - 1)):
            whole = self._joined(whole, self.sequence(body))
        place = len(self.machine.signs)
        part = self.sequence(body)
        if most >= LONG:
            self.machine.endless.update(range(place, len(self.machine.signs)))
        else:
            self.machine.short |= {(a, b) for a in part.last for b in part.first}
        self._linked(part.last, part, part.guard)
        # Rounds that read nothing are cut short by Python itself.
        looped = Part(part.first, part.last, 1 if least == 0 or part.empty else 0, part.guard, part.front)
        return self._joined(whole, looped)

    def _copies(self, body: Any, least: int, most: int) -> Part:
        whole = Part({}, {}, 1)
        for _ in range(most - least):  # from behind: each optional one holds those after it
            part = self._joined(self.sequence(body), whole)
            whole = Part(part.first, part.last, 1, front=part.front)
        for _ in range(least):
            whole = self._joined(self.sequence(body), whole)
        return whole


def _more(ways: Ways, others: Ways, times: int) -> None:
    for at, many in others.items():
        ways[at] = min(2, ways.get(at, 0) + many * times)


def _machine(tree: Any) -> Automaton:
    builder = _Builder(tree)
    builder.sequence(tree)
    return builder.machine


def _rounds(machine: Automaton, short: bool = True) -> list[int]:
    """Of each position the loop it lies in, 0 where in none; without `short`, loops that end after a while are none."""
    edges = [
        [b for b in follow if short or (a, b) not in machine.short] for a, follow in enumerate(machine.follow)
    ]
    back: list[list[int]] = [[] for _ in edges]
    for a, others in enumerate(edges):
        for b in others:
            back[b].append(a)
    order, seen = list[int](), set[int]()
    for root in range(len(edges)):
        order += _reached(edges, root, seen)
    loops, seen = [0] * len(edges), set()
    for number, root in enumerate(reversed(order), 1):
        members = _reached(back, root, seen)
        if len(members) > 1 or root in edges[root]:
            for one in members:
                loops[one] = number
    return loops


def _reached(edges: list[list[int]], root: int, seen: set[int]) -> list[int]:
    """What is reached from here and was not seen, each behind all that is reached from it."""
    found, waiting = list[int](), []
    if root not in seen:
        seen.add(root)
        waiting.append((root, iter(edges[root])))
    while waiting:
        at, others = waiting[-1]
        other = next((one for one in others if one not in seen), None)
        if other is None:
            found.append(at)
            waiting.pop()
        else:
            seen.add(other)
            waiting.append((other, iter(edges[other])))
    return found


def _doubled(machine: Automaton) -> str:
    loops = _rounds(machine)
    for p, follow in enumerate(machine.follow):
        for q, ways in follow.items():
            if ways > 1 and loops[p] and loops[p] == loops[q]:
                return _told(machine, machine.signs[q])
    for p in range(len(machine.signs)):
        if loops[p] and (found := _parted(machine, loops, p)):
            return found
    return ""


def _parted(machine: Automaton, loops: list[int], p: int) -> str:
    """Two walks that part behind this position and meet again, both within its loop."""
    waiting = list(_partings(machine, loops, p))
    seen = set(waiting)
    for a, b in waiting:
        for x, y, both in _steps(machine, loops, p, a, b):
            if x == y:
                return _told(machine, both)
            if (x, y) not in seen:
                seen.add((x, y))
                waiting.append((x, y))
        if len(seen) > STEPS:
            raise RecursionError("too many walks")
    return ""


def _partings(machine: Automaton, loops: list[int], p: int) -> Iterator[tuple[int, int]]:
    """Two different steps from a position that read the same sign; of an atomic group there is but one."""
    after = [q for q in machine.follow[p] if loops[q] == loops[p]]
    for a, b in combinations(after, 2):
        is_one_way = machine.group[a] and machine.group[a] == machine.group[b]
        goes_on = (p, a) in machine.inside or (p, b) in machine.inside
        grabs = a in machine.grabs or b in machine.grabs
        if not (is_one_way or goes_on or grabs) and machine.signs[a] & machine.signs[b]:
            yield a, b


def _steps(machine: Automaton, loops: list[int], p: int, a: int, b: int) -> Iterator[tuple[int, int, int]]:
    """Where two walks in a loop may go together, and with which signs."""
    others = [y for y in machine.follow[b] if loops[y] == loops[p]]
    for x in machine.follow[a]:
        if loops[x] == loops[p]:
            for y in others:
                if both := machine.signs[x] & machine.signs[y]:
                    yield x, y, both


def _told(machine: Automaton, bits: int) -> str:
    return "".join(sign for at, sign in enumerate(machine.alphabet) if bits >> at & 1)[:8]


def _shared(machine: Automaton) -> str:
    loops = _rounds(machine, short=False)
    members: dict[int, list[int]] = {}
    for at, loop in enumerate(loops):
        if loop and at in machine.endless:
            members.setdefault(loop, []).append(at)
    # where one stays in a loop
    rounds = [[b for b in follow if loops[b] == loops[a]] for a, follow in enumerate(machine.follow)]
    for one, places in members.items():
        for other, others in members.items():
            if one != other and (found := _crossed(machine, rounds, places, others)):
                return found
    return ""


def _crossed(machine: Automaton, rounds: list[list[int]], ones: list[int], others: list[int]) -> str:
    """A text that goes round in the one loop, leads from it to the other and goes round there."""
    for p, q in product(ones[:20], others[:20]):
        seen, waiting = {(p, p, q)}, [(p, p, q)]
        for at in waiting:
            for to, signs in _three(machine, rounds, at):
                if to == (p, q, q):
                    return _told(machine, signs)
                if to not in seen:
                    seen.add(to)
                    waiting.append(to)
            if len(seen) > STEPS // 100:
                break  # its growth is measured
    return ""


def _three(
    machine: Automaton, rounds: list[list[int]], at: tuple[int, int, int]
) -> Iterator[tuple[Three, int]]:
    """The steps of three walks over one text: the first stays in its loop, the last in its own, the second may go over."""
    x, y, z = at
    signs = machine.signs
    for a in rounds[x]:
        goes_on = x == y and (x, a) in machine.inside  # an atomic group has not ended there
        for b in (a,) if goes_on else machine.follow[y]:
            if both := signs[a] & signs[b]:
                for c in rounds[z]:
                    if shared := both & signs[c]:
                        yield (a, b, c), shared
