"""An empty file for tests of storage."""

import pytest

from storage.engine.database import Database
from tests.empty_database import in_memory


@pytest.fixture
def db() -> Database:
    """Nothing is in it yet."""
    return in_memory().db
