"""What happens when a handler fails: type and place are noted, never a word of the message."""

import logging
import traceback
from pathlib import Path

from telegram import Update

from handlers.conversation import Context
from handlers.meters import Spot
from handlers.services import Failure
from storage.faults import fault_of

log = logging.getLogger(__name__)


async def failed(update: object, context: Context) -> None:
    """Keep what went wrong where polling will find it; it tries once more, then sets the update aside."""
    error = context.error
    if error is None:
        return
    failure = Failure(type(error).__name__, place_of(error), fault_of(error))
    context.services.meters.failed(Spot.HANDLER)
    log.error("a handler failed: %s at %s", failure.error, failure.place)
    if failure.fault is not None:
        context.services.store.met(failure.fault)
    if isinstance(update, Update):
        context.services.failures[update.update_id] = failure


def place_of(error: BaseException) -> str:
    """File and line where it was raised: 「worklog.py:57 in file」."""
    frames = traceback.extract_tb(error.__traceback__)
    if not frames:
        return "unknown"
    last = frames[-1]
    return f"{Path(last.filename).name}:{last.lineno} in {last.name}"
