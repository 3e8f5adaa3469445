"""An office for every test of delivery."""

import pytest

from tests.unit.bot.delivery.line import Office


@pytest.fixture
def office() -> Office:
    return Office()
