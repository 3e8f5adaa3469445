"""One limit of what is taken as a message, at every door."""

import pytest

from handlers.calendar import add_command
from handlers.core.messages.outgoing_message import LONGEST_TOLD
from handlers.routing import free_text
from handlers.worklog import log_command
from tests.unit.handlers.settings.test_settings_command import a_group
from tests.unit.handlers.stage import ZHOU

DOORS = [("", free_text.in_group), ("/log ", log_command.log), ("/add ", add_command.add)]


@pytest.mark.parametrize(("before", "act"), DOORS)
@pytest.mark.parametrize(("more", "is_refused"), [(0, False), (1, True)])
def test_beyond_the_limit_nothing_is_filed(before: str, act: object, more: int, is_refused: bool) -> None:
    """One character too many is told with the same figure everywhere, and its message is not filed."""
    at = a_group()
    told = "11月20日走访困难职工3户。"
    at.write(ZHOU, before + told + "。" * (LONGEST_TOLD - len(told) + more), act)  # type: ignore[arg-type]
    assert (f"每条不超过{LONGEST_TOLD}个字" in at.shown()) == is_refused
