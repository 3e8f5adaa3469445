"""A group's own Word template: one at a time, nobody else's, gone when the default is wanted."""

from datetime import UTC, datetime

from storage.core import groups
from storage.engine.database import Store
from storage.reports import forms
from storage.reports.forms import PaperTemplate
from tests.empty_database import in_memory
from union.core.groups import Group, Settings

NOW = datetime(2026, 11, 20, 2, tzinfo=UTC)


def _two() -> tuple[Store, Group, Group]:
    store = in_memory()
    with store.unit() as db:
        numbers = [groups.create(db, chat_id, "工会", NOW) for chat_id in (-1, -2)]
        found = [groups.get(db, number, Settings()) for number in numbers]
    first, second = found
    assert first is not None and second is not None
    return store, first, second


def test_the_last_one_given_counts() -> None:
    """Another takes its place; the other group has none."""
    store, group, other = _two()
    with store.unit() as db:
        forms.save_template(db, group, "旧.docx", b"1", None, NOW)
        forms.save_template(db, group, "新.docx", b"2", None, NOW)
        assert forms.template_of(db, group) == PaperTemplate("新.docx", b"2", NOW)
        assert forms.template_of(db, other) is None


def test_the_default_comes_back() -> None:
    """Removing says whether there was one."""
    store, group, _other = _two()
    with store.unit() as db:
        forms.save_template(db, group, "新.docx", b"2", None, NOW)
        assert forms.remove_template(db, group)
        assert not forms.remove_template(db, group)
        assert forms.template_of(db, group) is None
