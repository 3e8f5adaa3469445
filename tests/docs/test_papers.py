"""The pages made from the code say what the code says: `python -m tools.papers` writes them."""

import pytest

from tools.papers import PAPERS, ROOT


@pytest.mark.parametrize("name", PAPERS)
def test_a_page_is_fresh(name: str) -> None:
    """A page that is out of date is written anew by `make papers`."""
    assert (ROOT / name).read_text("utf-8") == PAPERS[name](), "请运行 make papers"
