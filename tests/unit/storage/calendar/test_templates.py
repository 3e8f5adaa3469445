"""Templates of a group's own: as saved, one of a name, and nobody else's."""

from storage.calendar import templates
from storage.core import groups
from tests.unit.handlers.stage import CHAT, OTHER_CHAT, Stage, stage
from union.calendar.templates import Template, TemplateStep
from union.core.kinds import Kind

OUTING = Template(
    "春游",
    (
        TemplateStep("联系车辆", -14, owner="王芳", checks=("报价", "合同")),
        TemplateStep("通知", -3, working=True),
        TemplateStep("春游", kind=Kind.ACTIVITY),
    ),
    own=True,
)


def two_groups() -> Stage:
    """Two committees."""
    at = stage()
    with at.store.unit() as db:
        for chat_id in (CHAT, OTHER_CHAT):
            groups.create(db, chat_id, "工会", at.now)
    return at


def test_a_template_comes_back_as_saved() -> None:
    """Offsets, owners and checklists included."""
    at = two_groups()
    with at.store.unit() as db:
        saved = templates.save(db, at.group(), OUTING, None, at.now)
    assert templates.get(at.store.db, at.group(), saved) == OUTING


def test_saving_again_takes_the_place_of_the_old_one() -> None:
    """One of a name; an old button finds nothing."""
    at = two_groups()
    with at.store.unit() as db:
        old = templates.save(db, at.group(), OUTING, None, at.now)
        templates.save(db, at.group(), Template("春游", OUTING.steps[2:], own=True), None, at.now)
    assert [len(one.steps) for one in templates.of_group(at.store.db, at.group()).values()] == [1]
    assert templates.get(at.store.db, at.group(), old) is None


def test_another_group_sees_none_of_it() -> None:
    """Nor can it take one away."""
    at = two_groups()
    with at.store.unit() as db:
        saved = templates.save(db, at.group(), OUTING, None, at.now)
        templates.remove(db, at.group(OTHER_CHAT), "春游")
    assert templates.of_group(at.store.db, at.group(OTHER_CHAT)) == {}
    assert templates.get(at.store.db, at.group(OTHER_CHAT), saved) is None
    assert templates.get(at.store.db, at.group(), saved) == OUTING
