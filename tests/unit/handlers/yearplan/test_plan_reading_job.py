"""Reading a plan beside the updates: what it leads to is bounded as a turn is."""

from contextlib import nullcontext

import pytest

from handlers.core.monitoring.troubles import Trouble
from handlers.core.services import PART_SECONDS, TookTooLong
from handlers.yearplan import proposals
from tests.unit.handlers.plans import Committee


def test_a_plan_of_which_too_much_is_made_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its proposals took too long: what to do is said, it is not tried again, and the operator hears."""

    def slow(*_: object) -> None:
        raise TookTooLong

    bounds: list[float] = []
    committee = Committee()
    monkeypatch.setattr(proposals, "propose", slow)
    monkeypatch.setattr(
        committee.bot.services, "bounded", lambda seconds: nullcontext(bounds.append(seconds))
    )
    committee.send()
    assert committee.bot.shown().startswith("计划没有读成：文件里的内容太多")
    assert committee.bot.services.troubles.is_open(Trouble.SLOW)
    assert bounds == [PART_SECONDS]
    committee.read()
    assert len(committee.reader.heard) == 1
