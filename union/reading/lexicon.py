"""The word lists and rules the reader works with, from the data files an officer could read and correct.

Each list is read once, on first need; the files lie in union/data. A table of pieces of a time holds its rules under `pieces`, in the order in
which they are tried, and what several share under `fragments`; a long pattern is a list of its parts. A rule of a list has its pattern, its
examples and `needs`: words of which a text must hold one, for most messages hold none, and a search for a word costs little.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property, partial
from types import MappingProxyType
from typing import Any, NamedTuple

from union.core.lazy_regex import Regex, either, register_patterns
from union.data import table


class Weighed(NamedTuple):
    """A name with the words that speak for it, each with its weight."""

    name: str
    words: tuple[tuple[str, int], ...]


@cache
def units() -> tuple[str, ...]:
    """The classifiers, longest first."""
    return tuple(
        sorted((u for group in table("units")["count"].values() for u in group), key=len, reverse=True)
    )


@cache
def unit_words(part: str, name: str) -> tuple[str, ...]:
    """A list of units.toml, longest first: what people are called that are counted by 个, behind what a bare figure is a sum …"""
    return tuple(sorted(table("units")[part][name], key=len, reverse=True))


@cache
def bare_units() -> Mapping[str, str]:
    """What a figure without a classifier counts behind such a word, the longest words first: 「参加120」 people, 「传单260」 sheets."""
    data = table("units")
    found = {word: unit for unit, words in data["things"].items() for word in words}
    found |= dict.fromkeys(data["people"]["before"], "人")
    return dict(sorted(found.items(), key=lambda one: -len(one[0])))


@cache
def units_of(group: str) -> frozenset[str]:
    """The classifiers of one group of units.toml: people, events, time …"""
    return frozenset(table("units")["count"][group])


@cache
def unit_limits() -> dict[str, str]:
    """What must or must not follow a unit, as lookaheads: 「100人民币」 counts no people."""
    data = table("units")
    limits = {unit: f"(?!{'|'.join(words)})" for unit, words in data["not_before"].items()}
    limits.update((unit, "(?![A-Za-z])") for unit in units() if unit.isascii() and unit.isalpha())
    for unit, words in data["only_before"].items():
        limits[unit] = limits.get(unit, "") + f"(?={'|'.join(words)})"
    return limits


@cache
def one_count_patterns() -> dict[str, re.Pattern[str]]:
    """What makes a count of a word with 「一」 all the same, as a pattern: 一块牌子, 一起纠纷."""
    return {unit: re.compile("|".join(words)) for unit, words in table("units")["one_of"].items()}


def unit_meanings(part: str) -> Mapping[str, str]:
    """`same`: other spellings of a unit, 「平米」 → 「平方米」; words for `money`, `signs` before it: the ISO currency, "" the region's own."""
    found: Mapping[str, str] = table("units")[part]
    return found


@cache
def weighed(name: str) -> tuple[Weighed, ...]:
    """The weighed lists of `categories` or `kinds`, in the file's order."""
    return tuple(
        Weighed(
            title, tuple((word, int(weight)) for weight, words in sorted(table.items()) for word in words)
        )
        for title, table in table(name).items()
    )


@cache
def cantonese(*, sure: bool) -> dict[str, str]:
    """Written Cantonese and the words that replace it; `sure`: with those that mean something else in Mandarin."""
    data, kinds = table("cantonese"), ("words", "sure") if sure else ("words",)
    found = {word: means for kind in kinds for means, words in data[kind].items() for word in words}
    english = table("english")  # 「呢個Friday」, 「tmr」: days are often said so
    found |= {
        word: f"星期{day}"
        for day, words in english["weekdays"].items()
        for word in words
        if word not in english["unsure"]["words"]
    }
    found |= {word: day for day, words in english["days"].items() for word in words if " " not in word}
    return found | {word: word for kind in kinds for word in data["spared"][kind]}


@cache
def cantonese_signs(name: str) -> tuple[str, ...]:
    """The signs by which Cantonese is known (`sure`), or what makes another word of one (`not_before`)."""
    return tuple(table("cantonese")["signs"][name])


@cache
def pattern(group: str) -> re.Pattern[str]:
    """The words of such a list as one pattern."""
    return re.compile(either(phrases(group)))


@cache
def phrases(group: str) -> tuple[str, ...]:
    """A list of `phrases.toml`, longest first; empty for one that is not there."""
    return tuple(sorted(table("phrases").get(group, ()), key=len, reverse=True))


Groups = dict[str, tuple[tuple[str, int], ...]]
FILLED = re.compile(r"@(?:([A-Z][A-Z0-9_]*)|([a-z][a-z_]*))")  # a fragment, or the words of a list
GROUP = re.compile(r"\(\?(P<|P=|\()([a-z]\w*)")


class PieceRule(NamedTuple):
    """One way of writing a piece. `place`: where it stands in a time; `begins`: the signs it may begin with, "" any.

    `needs`: signs of which a text must hold one; until it does the pattern is not even compiled.
    `means`: what it says, where that is a form to be filled. The parts of its pattern are groups.
    """

    name: str
    pattern: str
    place: str = "day"
    means: str | None = None
    begins: str = ""
    needs: str = ""


def piece_rules(name: str, shared: Mapping[str, str] = MappingProxyType({})) -> dict[str, PieceRule]:
    """The rules of one table, by name; `shared` are fragments that stand elsewhere."""
    found = table(name)
    fragments = {**shared, **found["fragments"]}
    rules = dict[str, PieceRule]()
    for sort, one in found["pieces"].items():
        pattern = with_fragments(one["pattern"], fragments)
        said = {name: one[name] for name in ("place", "means", "begins", "needs") if name in one}
        rules[sort] = PieceRule(sort, pattern, **said)
    return rules


def with_fragments(pattern: str | Sequence[str], fragments: Mapping[str, str | Sequence[str]]) -> str:
    """The pattern with its fragments put in; a fragment may hold others."""
    return FILLED.sub(
        lambda part: with_fragments(fragments[part[1]], fragments) if part[1] else part[0], "".join(pattern)
    )


def with_words(pattern: str, words: Callable[[str], str]) -> str:
    """The pattern with its word lists put in; `words` gives the one that @name stands for."""
    return FILLED.sub(lambda part: words(part[2]), pattern)


def alternation(rules: Iterable[PieceRule], words: Callable[[str], str]) -> str:
    """All rules as one pattern, each a group of its name."""
    return "|".join(f"(?P<{one.name}>{_of_rule(one, words)})" for one in rules)


@cache
def _of_rule(rule: PieceRule, words: Callable[[str], str]) -> str:
    return with_words(GROUP.sub(rf"(?\1{rule.name}__\2", rule.pattern), words)


def parts_of(pattern: re.Pattern[str]) -> Groups:
    """For each rule of an alternation its parts and the numbers of their groups."""
    found: dict[str, tuple[tuple[str, int], ...]] = {}
    for group, number in pattern.groupindex.items():
        sort, _, part = group.partition("__")
        found[sort] = (*found.get(sort, ()), (part, number)) if part else ()
    return found


_lists: list["TextRules"] = []


class TextRule(NamedTuple):
    """One rule; `says` is all that stands in its table. `is_led`: its pattern begins as the table's `led` says."""

    pattern: Regex
    needs: tuple[str, ...]
    says: Mapping[str, Any]
    is_led: bool = False


class TextRules:
    """The list `part` of the table `name`, read at its first use; `shared` are fragments beside the table's own.

    `words` gives the words that @name in small letters stands for. `led` in the table: a fragment without width with which many
    patterns begin; the places where it stands are found once, and those patterns tried nowhere else.
    """

    def __init__(
        self,
        name: str,
        part: str,
        shared: Mapping[str, str] = MappingProxyType({}),
        words: Callable[[str], str] = "@{}".format,
    ) -> None:
        self._name, self._part, self._shared, self._words = name, part, shared, words
        _lists.append(self)

    @cached_property
    def rules(self) -> tuple[TextRule, ...]:
        """The rules in the order in which they are tried; most texts hold nothing that most of them need."""
        return tuple(
            TextRule(
                self._regex(one["pattern"]), tuple(one.get("needs", ())), one, self._is_led(one["pattern"])
            )
            for one in table(self._name)[self._part]
        )

    def _regex(self, pattern: str) -> Regex:
        return Regex(partial(self.spelt, pattern), any_case=self._any_case)

    def _is_led(self, pattern: str | Sequence[str]) -> bool:
        return "led" in table(self._name) and "".join(pattern).startswith(table(self._name)["led"])

    @cached_property
    def _lead(self) -> Regex:
        return self._regex(table(self._name).get("led", ""))

    @cached_property
    def _any_case(self) -> bool:
        return bool(table(self._name).get("any_case"))

    @cached_property
    def _signs(self) -> re.Pattern[str]:
        """With which begins what the rules need: most texts hold hardly any of them."""
        return re.compile(f"[{re.escape(''.join(self._needing))}]" if self._needing.keys() - {""} else "(?!)")

    @cached_property
    def _needing(self) -> dict[str, list[tuple[str, list[int]]]]:
        """By their first signs the needed words, each with the places of the rules that need it; of those that need nothing under none."""
        places: dict[str, list[int]] = {}
        for place, rule in enumerate(self.rules):
            for word in rule.needs or ("",):
                places.setdefault(word, []).append(place)
        found: dict[str, list[tuple[str, list[int]]]] = {}
        for word, of in places.items():
            found.setdefault(word[:1], []).append((word, of))
        return found

    def spelt(self, pattern: str) -> str:
        """A pattern with the table's fragments put in."""
        whole = with_fragments(pattern, {**self._shared, **table(self._name).get("fragments", {})})
        return with_words(whole, self._words)

    def matches(self, text: str, but: str = "") -> Iterator[tuple[re.Match[str], Mapping[str, Any]]]:
        """All that the rules find in a text, rule by rule, with what the rule says; none of those that say `but`."""
        whole, leads = text.lower() if self._any_case else text, None
        signs = {"", *self._signs.findall(whole)}
        needed = [each for sign in signs for word, each in self._needing.get(sign, ()) if word in whole]
        for place in sorted({place for places in needed for place in places}) if needed else ():
            rule = self.rules[place]
            if but in rule.says:
                continue
            if rule.is_led and leads is None:
                leads = [lead.start() for lead in self._lead.finditer(text)]
            for match in (
                _matches_at_places(leads or (), rule.pattern, text)
                if rule.is_led
                else rule.pattern.finditer(text)
            ):
                yield match, rule.says

    def first(self, text: str) -> tuple[re.Match[str], Mapping[str, Any]] | None:
        """The first match of the first rule that has one."""
        return next(self.matches(text), None)


def _matches_at_places(places: Iterable[int], pattern: Regex, text: str) -> Iterator[re.Match[str]]:
    """What a pattern finds that begins at such places, one behind the other."""
    end = 0
    for place in places:
        if place >= end and (match := pattern.match(text, place)):
            end = match.end()
            yield match


@register_patterns
def _all_rule_patterns() -> Iterator[object]:
    return ((one.rules, one._signs, one._lead) for one in tuple(_lists))
