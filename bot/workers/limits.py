"""What a worker may use, set by itself before it reads its question; the kernel ends or refuses what goes beyond."""

import os
import resource
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

MEGABYTE = 1_000_000
A_MOMENT = 2  # seconds of the processor between the word that time is up and the end


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
        _be_first_to_go()
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


def _be_first_to_go() -> None:
    """Where the machine runs out of memory, a worker is killed and not the bot."""
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000")


def _lower(kind: int, soft: int, hard: int) -> None:
    """Never above what the operator has set for the whole bot."""
    given = resource.getrlimit(kind)[1]
    if given != resource.RLIM_INFINITY:
        soft, hard = min(soft, given), min(hard, given)
    resource.setrlimit(kind, (soft, hard))
