"""The patterns of what only looks like a time, from the lists and patterns of union/data/no_times.toml."""

from union.core.lazy_regex import Regex
from union.data import table
from union.reading import lexicon
from union.reading.numbers.numerals import CHINESE
from union.reading.piece_rules import with_fragments, with_words


def no_time(name: str) -> Regex:
    """One of them, by its name."""
    return Regex(lambda: _spelt(name))


def either(name: str) -> str:
    """The words of a list as alternatives, the longest first; they may look ahead."""
    group = next((one for one in table("no_times").values() if name in one), None)
    words = lexicon.phrases(name) if group is None else group[name]
    return words if isinstance(words, str) else "|".join(sorted(words, key=len, reverse=True))


def _spelt(name: str) -> str:
    people, places = table("no_times")["people"], table("no_times")["figures"]["places"]
    before = (*people["before"], *(f"{word}:" for word in people["before"] if len(word) > 1))
    signs = {each.upper(): "".join(people[each]) for each in ("surnames", "given", "also_given")}
    behind = {"LED": before, "BEHIND_PLACES": places}
    led = {each: "|".join(f"(?<={word})" for word in words) for each, words in behind.items()}
    fragments = {"CHINESE": CHINESE, **signs, **led, **table("no_times")["patterns"]}
    return with_words(with_fragments(f"@{name}", fragments), either)
