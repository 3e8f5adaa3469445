"""Every task a worker can do: which function does it, and what it may use, which the kernel ends or refuses to go beyond.

A function takes the question as bytes and gives the answer as bytes (JSON by protocol.py, or a file as it is), or takes the
values in it. The module is imported in the worker only, after its limits hold.
"""

import os
import resource
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from importlib import import_module
from pathlib import Path
from types import MappingProxyType

from bot.workers.protocol import answered
from union.core.records import dataclass

MEGABYTE = 1_000_000
A_MOMENT = 2  # seconds of the processor between the word that time is up and the end
Work = Callable[[bytes], bytes]
# What a worker for the network is told of the environment beside the rest.
PROXIES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY")
CERTIFICATES = ("SSL_CERT_FILE", "SSL_CERT_DIR", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE")
NETWORK = frozenset({*PROXIES, *map(str.lower, PROXIES), *CERTIFICATES})


@dataclass(frozen=True, slots=True)
class ProcessLimits:
    """`cpu` and `wall` in seconds, the rest in bytes and numbers; None: no limit of its own."""

    wall: float
    cpu: int
    memory: int | None  # of address space beyond the interpreter's own, which differs from machine to machine
    answer: int
    written: int | None = None  # of any one file
    files: int = 256
    processes: int | None = None
    niceness: int = 0  # beside what every worker has

    def apply(self) -> None:
        """Hold for this process from now on; they can't be raised again. No core is ever dumped."""
        # Where the machine runs out of memory, a worker is killed and not the bot
        with suppress(OSError):
            Path("/proc/self/oom_score_adj").write_text("1000")
        for kind, most in (
            (resource.RLIMIT_CORE, 0),
            (resource.RLIMIT_AS, None if self.memory is None else mapped() + self.memory),
            (resource.RLIMIT_FSIZE, self.written),
            (resource.RLIMIT_NOFILE, self.files),
            (resource.RLIMIT_NPROC, self.processes),
        ):
            if most is not None:
                _lower(kind, most, most)
        _lower(resource.RLIMIT_CPU, self.cpu, self.cpu + A_MOMENT)
        os.nice(self.niceness)


def mapped() -> int:
    """Bytes of address space this process has; 0 where the system does not tell."""
    try:
        pages = Path("/proc/self/statm").read_text().split()[0]
    except OSError:
        return 0
    return int(pages) * resource.getpagesize()


def _lower(kind: int, soft: int, hard: int) -> None:
    """Never above what the operator has set for the whole bot."""
    given = resource.getrlimit(kind)[1]
    if given != resource.RLIM_INFINITY:
        soft, hard = min(soft, given), min(hard, given)
    resource.setrlimit(kind, (soft, hard))


@dataclass(frozen=True, slots=True)
class Task:
    """What is done, by which function (`module:name`), within which limits; `of_values`: which takes values, not the question."""

    name: str
    function: str
    limits: ProcessLimits
    environment: frozenset[str] = frozenset()
    of_values: bool = False

    def work(self) -> Work:
        """The function; imports its module."""
        module, _, name = self.function.partition(":")
        found: Work = getattr(import_module(module), name)
        return partial(answered, found) if self.of_values else found


def _of_file(wall: float, cpu: int, memory: int = 200, answer: int = 2) -> ProcessLimits:
    """For what opens a file that somebody sent: it writes nothing and starts nothing; the rest in megabytes."""
    return ProcessLimits(wall, cpu, memory * MEGABYTE, answer * MEGABYTE, written=0, files=32, processes=0)


# A document takes about one second, a picture too; ten years of a busy committee some thirty, a gigabyte cleansed ten.
REPORT = ProcessLimits(60, 60, 2000 * MEGABYTE, 60 * MEGABYTE, niceness=10)
DRAWING = ProcessLimits(30, 30, 2000 * MEGABYTE, 20 * MEGABYTE, written=50 * MEGABYTE, niceness=10)
EXPORT = ProcessLimits(600, 600, None, 60 * MEGABYTE, niceness=10)
BACKUP = ProcessLimits(3600, 3600, None, MEGABYTE, niceness=10)
COPIES = ProcessLimits(70, 60, 1000 * MEGABYTE, 100, niceness=10)
_ALL = (
    Task("words", "bot.workers.file_tasks:words", _of_file(30, 15)),
    Task("check", "bot.workers.file_tasks:flaws", _of_file(60, 45, memory=350)),
    Task("template", "bot.workers.file_tasks:template", _of_file(30, 15)),
    Task("plan", "bot.workers.file_tasks:plan", _of_file(60, 45, memory=350, answer=10)),
    Task("calendar", "bot.workers.file_tasks:calendar", _of_file(20, 20, memory=350, answer=10)),
    Task("photo", "bot.workers.file_tasks:photo", _of_file(30, 20, memory=400, answer=20)),
    Task("report", "union.reports.document_formats:render", REPORT, of_values=True),
    Task("ordered", "bot.workers.file_tasks:ordered", REPORT),
    Task("handout", "union.helped.handout_papers:render", REPORT, of_values=True),
    Task("form", "bot.workers.file_tasks:form", REPORT),
    Task("month", "union.calendar.month_picture.image:render", DRAWING, of_values=True),
    Task("coverage", "union.branches.coverage_picture:render", DRAWING, of_values=True),
    Task("feed", "handlers.feeds.feed_content:made_of", REPORT, of_values=True),
    Task("export", "bot.workers.file_tasks:export", EXPORT),
    Task("cleansing", "storage.engine.snapshots:cleanse", ProcessLimits(600, 600, None, 100), of_values=True),
    Task("backup", "bot.operations.backups:make", BACKUP, of_values=True),
    Task("copies", "bot.workers.mirror_worker:hand_all_over", COPIES, NETWORK),
)
TASKS = MappingProxyType({task.name: task for task in _ALL})
