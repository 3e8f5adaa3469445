"""The sample a union begins its own template with: our own layout, every style named."""

from io import BytesIO

import pytest
from docx import Document as open_document
from docx.document import Document

from tools.report_sample import PATH, PURPOSES, sample
from tools.report_styles import LOOKS
from union.reports.word.template import NAMES


def _opened(content: bytes) -> Document:
    return open_document(BytesIO(content))


@pytest.mark.slow
def test_the_kept_file_is_what_our_layout_makes() -> None:
    """Whoever changes the layout writes the file anew: `python -m tools.report_sample`."""
    kept, made = _opened(PATH.read_bytes()), _opened(sample())
    for part in ("element", "styles", "settings"):
        old, new = (getattr(each, part) for each in (kept, made))
        old, new = (each if part == "element" else each.element for each in (old, new))
        assert old.xml == new.xml


@pytest.mark.slow
def test_every_style_of_ours_is_named_in_itself() -> None:
    """Who opens it sees what is called how; the footer alone is seen where it stands."""
    assert set(PURPOSES) == set(LOOKS) - {"Footer"} and set(LOOKS) == set(NAMES)
    shown = {each.style.name: each.text for each in _opened(sample()).paragraphs[2:]}
    assert all(f"（{name}）" in shown[name] for name in PURPOSES)
