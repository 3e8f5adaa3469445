"""What a room asks of the rooms above it."""

import pytest

from handlers.core import hooks
from tests.unit.handlers.stage import LI, stage


def test_services_without_hooks_are_an_error_not_a_silent_turn() -> None:
    """A program built without them would leave out what higher rooms do."""
    at = stage()
    at.services.hooks = None
    with pytest.raises(LookupError):
        at.write(LI, "x", lambda turn: None)


def test_a_hook_is_found_in_a_turn() -> None:
    """What the services carry is what a room calls."""
    at, found = stage(), list[hooks.Hooks]()
    at.write(LI, "x", lambda turn: found.append(hooks.of(turn)))
    assert found == [at.services.hooks]
