"""A calendar file read by a child process of its own: whatever is in it can neither hold up the loop nor fill its memory.

What a file holds is union/ics_reading.py's; it is asked for by bot/plan_reading.py.
"""

import pickle
import resource
import sys

from union.documents.unreadable import Refused, Unreadable
from union.ics_reading import read_calendar
from union.yearplan.values import CalendarRead

MOST_MEMORY = 1_000_000_000  # bytes of address space


def serve_one() -> None:
    """The child's whole life: one file in on stdin, what it holds or a refusal out on stdout."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    content, file_name, wall, zone = pickle.load(sys.stdin.buffer)
    answer: CalendarRead | Refused
    try:
        answer = read_calendar(content, file_name, wall, zone)
    except Unreadable as error:
        answer = error.reason
    except MemoryError:
        answer = Refused.TOO_MUCH
    sys.stdout.buffer.write(pickle.dumps(answer))


if __name__ == "__main__":
    serve_one()
