"""What settings and their choices are called in any language: whoever types may not see the group's."""

from collections.abc import Callable, Mapping
from functools import cache

from handlers.core.messages import command_words
from handlers.settings import letterhead
from handlers.settings import texts as phrases
from union.settings.choices import OFFERED, code_from_words
from union.words import LANGUAGES, Words, page_words


def named(said: str) -> tuple[str, str] | None:
    """The setting a text begins with and what follows its name; None where it names none."""
    return _begun(said, _labels(phrases.names))


def text_named(said: str) -> tuple[str, str] | None:
    """The same for the texts of the letterhead."""
    return _begun(said, _labels(letterhead.names))


def code(name: str, said: str) -> str | None:
    """The code of a choice as a person of any language writes it."""
    return _choices(name).get(_even(said)) or code_from_words(name, command_words.plain(said))


def _begun(said: str, names: Mapping[str, str]) -> tuple[str, str] | None:
    label = command_words.said_word(_even(said), names)
    return None if label is None else (names[label], said.strip()[len(label) :].lstrip("：: \n").strip())


def _even(said: str) -> str:
    return command_words.plain(said).lower()


@cache
def _labels(names: Callable[[Words], Mapping[str, str]]) -> Mapping[str, str]:
    every = [names(page_words(language)) for language in LANGUAGES]
    return {_even(label): name for each in every for label, name in each.items()}


@cache
def _choices(name: str) -> Mapping[str, str]:
    return {
        _even(phrases.choice(page_words(language), name, each, ticked=False)): each
        for language in LANGUAGES
        for each in OFFERED.get(name, ())
    }
