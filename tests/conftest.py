"""What every test may use: asyncio for anyio, hypothesis kept quick, `needs` for programs of the system; the collector kept quick too."""

import faulthandler
import gc
import os
import shutil
from collections.abc import Callable
from time import monotonic

import pytest
from _pytest.runner import runtestprotocol  # what every plugin that runs a test in its own way calls
from hypothesis import settings

from tests.effort import QUICK, THOROUGH

settings.register_profile("quick", max_examples=QUICK, deadline=None)
settings.register_profile("thorough", max_examples=THOROUGH, deadline=None)
settings.load_profile("quick")  # CI's slow part takes all properties, with --hypothesis-profile=thorough


LITTER = (
    20_000  # new objects before the collector looks: with Python's 700 it took a tenth of all tests' time
)
gc.disable()  # what is imported and collected is no garbage


WORTH_TELLING = 0.1  # seconds of a set-up or an end: to send all three reports of each test took a twentieth of the time of short ones
AGAIN = 10  # seconds; to set the alarm for each test, as pytest does, took half a millisecond of each
_alarm: dict[str, float] = {"set": float("-inf")}


def pytest_addoption(parser: pytest.Parser) -> None:
    """What a hang is."""
    parser.addini(
        "hangs_after",
        "a test that takes so many seconds ends the run with every thread's stack",
        default="300",
    )


def pytest_configure() -> None:
    """Where the stacks go: what a test writes is caught, not this."""
    _alarm["out"] = os.dup(2)


def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> bool:
    """A test that hangs holds nothing up for ever; of what went well before and after it nothing is sent about."""
    now = monotonic()
    if now > _alarm["set"] + AGAIN:
        _alarm["set"] = now
        seconds = float(item.config.getini("hangs_after")) + AGAIN
        faulthandler.dump_traceback_later(seconds, exit=True, file=int(_alarm["out"]))
    hook, place = item.ihook, {"nodeid": item.nodeid, "location": item.location}
    hook.pytest_runtest_logstart(**place)
    for report in runtestprotocol(item, log=False, nextitem=nextitem):
        if report.when == "call" or not report.passed or report.duration > WORTH_TELLING:
            hook.pytest_runtest_logreport(report=report)
    hook.pytest_runtest_logfinish(**place)
    return True


def pytest_unconfigure() -> None:
    """No test is under way any more."""
    faulthandler.cancel_dump_traceback_later()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Those that say how many seconds they take begin first: nobody waits for them at the end."""
    items.sort(key=_seconds, reverse=True)


def _seconds(item: pytest.Item) -> int:
    slow = item.get_closest_marker("slow")
    return 0 if slow is None else int(slow.kwargs.get("seconds", 0))


def pytest_collection_finish() -> None:
    """What was imported and collected stays to the end: the collector need not look at it again and again."""
    gc.freeze()
    gc.enable()
    gc.set_threshold(LITTER)


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    """The program runs on asyncio; trio would test what nobody uses."""
    return "asyncio"


@pytest.fixture(scope="session")
def needs() -> Callable[..., str]:
    """`needs("soffice")` → its path; without it the test is skipped, or fails where REQUIRE_SYSTEM=1 (CI)."""
    return find_program


def find_program(*names: str) -> str:
    """The path of the first of these programs that is installed."""
    for name in names:
        if path := shutil.which(name):
            return path
    # Not GONGHUI_…: the program refuses variables of that prefix it does not know.
    if os.environ.get("REQUIRE_SYSTEM") == "1":
        pytest.fail(f"{names[0]} is not installed, and REQUIRE_SYSTEM=1 wants it")
    pytest.skip(f"{names[0]} is not installed")
