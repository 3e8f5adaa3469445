"""What one thing or deed is called by, besides its title: short names (职代会) and other words (种树 for 植树), of union/data/ties.toml."""

from functools import cache, lru_cache

from union.data import table
from union.reading.text.normal_form import EitherScript


@lru_cache(maxsize=512)
def renamed_words(words: str) -> tuple[str, frozenset[str]]:
    """Words in which what has several names is called by its first one, 职工代表大会 by 职代会, and these first names."""
    pattern, first = _alternative_names()
    named = frozenset(first[found[0]] for found in pattern.finditer(words))
    return (pattern.sub(lambda found: first[found[0]], words) if named else words), named


def renamed(title: str, words: str) -> tuple[str, str] | None:
    """Both by first names where these name something of the title, by whatever name; None where they do not, or say it as it stands there."""
    (one, of_title), (two, of_words) = renamed_words(title), renamed_words(words)
    is_alike = not of_title.isdisjoint(of_words) and (one, two) != (title, words)
    return (one, two) if is_alike else None


@cache
def _alternative_names() -> tuple[EitherScript, dict[str, str]]:
    """Every name, the longest first, and the first one of the same thing."""
    ties = table("ties")
    first = {each: names[0] for names in (*ties["short"], *ties["alike"]) for each in names}
    return EitherScript("|".join(sorted(first, key=len, reverse=True))), first
