"""JSON from outside: an object or none."""

import pytest

from union.core.json_object import json_object


def test_an_object_is_read() -> None:
    assert json_object('{"a": [1, null]}') == json_object(b'{"a": [1, null]}') == {"a": [1, None]}


@pytest.mark.parametrize("written", ["", "[1]", "7", "null", '{"a": ', b"\xff\xfe\xfd", "[" * 100_000])
def test_anything_else_is_none(written: str | bytes) -> None:
    assert json_object(written) is None
