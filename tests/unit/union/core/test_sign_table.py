"""Weights by sign: what was written is found again, what never was is not."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from union.core.sign_table import MOST_ROWS, read_table, table_bytes

ROW = st.lists(st.integers(-30_000, 30_000), min_size=3, max_size=3)


@given(st.dictionaries(st.text(max_size=6), ROW, min_size=1, max_size=40))
def test_every_row_is_found_again(
    tmp_path_factory: pytest.TempPathFactory, rows: dict[str, list[int]]
) -> None:
    """Whatever its signs are; together they are added up."""
    path = tmp_path_factory.mktemp("table") / "rows.bin"
    path.write_bytes(table_bytes(rows, 3, {"bias": [1, 2]}))
    table = read_table(path)
    assert table.dense == {"bias": [1, 2]}
    found = {sign: list(table.known([sign])[0]) for sign in rows}
    assert sum(found[sign] != row for sign, row in rows.items()) <= 1  # two of them may have one hash
    everything = table.sums(rows)
    assert everything == pytest.approx(
        [sum(column) / 100 / len(rows) ** 0.5 for column in zip(*found.values(), strict=True)]
    )


def test_a_sign_never_learned_says_nothing(tmp_path: Path) -> None:
    """Alone it weighs nothing; beside a known one it is not counted."""
    path = tmp_path / "rows.bin"
    path.write_bytes(table_bytes({f"sign {number}": [number] for number in range(2000)}, 1, None))
    table = read_table(path)
    assert table.sums(["鼋鼍"]) == table.sums(["\ud800"]) == [0.0]
    assert table.sums(["鼋鼍", "sign 1200"]) == [12.0]
    assert sum(len(table.known([f"other {number}"])) for number in range(2000)) <= 1


def test_more_rows_than_numbers_are_refused() -> None:
    """Before any file is written."""
    with pytest.raises(ValueError, match="65536"):
        table_bytes({str(number): [0] for number in range(MOST_ROWS)}, 1, None)
