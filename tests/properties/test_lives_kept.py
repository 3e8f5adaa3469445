"""What open lives had right stays right: a few of them, the whole by `python -m tests.lives --fallen`."""

import asyncio

import pytest

from tests.lives.__main__ import HERE, told
from tests.lives.kept import fallen
from tests.lives.player import play, read_life

# Of each region some, and of those that the sessions before decision 76 lost most of.
LIVES = ("factory", "hongkong", "yearplan", "power", "hotel", "college", "klang", "street")


@pytest.mark.slow
@pytest.mark.parametrize("name", LIVES)
def test_no_exchange_of_a_life_falls_behind_what_it_was(name: str) -> None:
    path = HERE / f"{name}.jsonl"
    found = asyncio.run(play(read_life(path)))
    assert not [told(one) for one in fallen(found)], "mend it, or keep it: python -m tests.lives --keep"
