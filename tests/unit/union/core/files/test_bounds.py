"""What a file makes of one kilobyte: refused, or read in a time that grows with the file alone."""

import sys
import tracemalloc
from collections.abc import Callable
from io import BytesIO
from time import process_time

import pytest
from PIL import Image

from tests.effort import some
from tests.papers import packed
from tests.unit.union.core.files import shapes
from union.core.files import photo_copy
from union.core.files.refusal import Refused, Unreadable
from union.core.files.zip_package import MOST_ATTRIBUTES, MOST_DEEP, MOST_ENTRIES
from union.yearplan.documents.plan_lines import lines_of, text_of

QUICK = 3.0  # seconds of the processor; each takes a fraction of one
LITTLE = 80_000_000  # bytes


def refused(content: bytes) -> Refused | None:
    """Why the file is not read as a plan; None where it is."""
    try:
        lines_of(content)
    except Unreadable as error:
        return error.reason
    return None


@pytest.mark.parametrize(
    ("depth", "reason"), [(40, Refused.TOO_DEEP), (5000, Refused.TOO_DEEP), (10_000, Refused.TOO_MUCH)]
)
def test_deep_tables_are_refused(depth: int, reason: Refused) -> None:
    """Also where the file is far deeper than any stack; the deepest is packed as only a bomb is."""
    assert refused(shapes.nested_tables(depth)) is reason


def test_an_ordinary_depth_is_read() -> None:
    """Each table within another says its words once."""
    assert text_of(shapes.nested_tables(10)).count("放假") == 11


def test_boxes_in_tables_in_boxes_are_read_once() -> None:
    """Each cell and the innermost words; before, the words doubled with each level."""
    depth = (MOST_DEEP - 10) // 9
    assert depth >= 5
    assert text_of(shapes.nested_boxes(depth)).count("放假") == 2 * depth + 1


SHAPES: dict[str, tuple[Callable[[], bytes], Refused | None]] = {
    "span": (lambda: shapes.spanning(999_999_999), None),
    "spans": (lambda: shapes.spanning(999_999_999, 5000), None),
    "lists": (lambda: shapes.many_lists(1500), None),
    "merged": (lambda: shapes.many_merged(15_000), None),
    "words": (lambda: shapes.long_words(3000), Refused.TOO_MUCH),
    "columns": (lambda: shapes.word(f"<w:tbl><w:tr>{shapes.CELL * 1001}</w:tr></w:tbl>"), Refused.TOO_MUCH),
    "attributes": (
        lambda: packed({"word/document.xml": b"<a " + _attributes(MOST_ATTRIBUTES // 40) + b"/>"}),
        Refused.BROKEN,
    ),
    "entries": (
        lambda: packed({"word/document.xml": b"<a/>"}) + b"PK\x01\x02" * MOST_ENTRIES,
        Refused.TOO_MUCH,
    ),
}


def _attributes(count: int) -> bytes:
    return b" ".join(b'a%d=""' % n for n in range(count))


@pytest.mark.parametrize("name", some(SHAPES, 2))
def test_absurd_files_cost_little(name: str) -> None:
    """Bounded time and memory, whatever numbers stand in the file."""
    make, reason = SHAPES[name]
    content = make()
    tracemalloc.start()
    begun = process_time()
    assert refused(content) is reason
    spent, (_now, peak) = process_time() - begun, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert spent < QUICK * 4, spent  # tracing takes most of it
    assert peak < LITTLE, peak


def test_a_table_that_would_turn_for_ever_is_read() -> None:
    """Each way round it looks as if it lay on its side."""
    cell = "<w:tc><w:p><w:r><w:t>时间</w:t></w:r></w:p></w:tc>"
    assert refused(shapes.word(f"<w:tbl>{f'<w:tr>{cell * 2}</w:tr>' * 2}</w:tbl>")) is None


@pytest.mark.parametrize("size", [(7_700, 7_700), (60_000, 60_000), (100_000, 300)])
def test_a_picture_beyond_the_bound_is_not_decoded(
    size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its header is enough."""
    monkeypatch.setattr(Image.Image, "load", _never)
    monkeypatch.setattr("PIL.ImageFile.ImageFile.load", _never)
    assert photo_copy.redrawn(shapes.png(*size, whole=False), 2560) is None


def _never(*_given: object) -> None:
    sys.exit("decoded")


@pytest.mark.slow
def test_a_phone_s_largest_photo_is_decoded_small() -> None:
    """Fifty million dots: the format itself gives a quarter of them."""
    out = BytesIO()
    Image.new("RGB", (8160, 6120), "green").save(out, "JPEG", quality=50)
    found = photo_copy.redrawn(out.getvalue(), 2560)
    assert found is not None
    with Image.open(BytesIO(found.content)) as image:
        assert image.size == (2560, 1920)


def test_a_phone_s_photo_with_a_second_one_behind_it_is_drawn() -> None:
    """What phones write as JPEG with a map of depth or brightness behind it (MPO)."""
    out = BytesIO()
    first, second = Image.new("RGB", (400, 300), "green"), Image.new("RGB", (100, 75))
    first.save(out, "MPO", save_all=True, append_images=[second])
    found = photo_copy.redrawn(out.getvalue(), 2560)
    assert found is not None
    with Image.open(BytesIO(found.content)) as image:
        assert image.size == (400, 300)
