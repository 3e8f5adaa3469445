"""The configured database as a program needs it to begin: opened, migrated, its figures by the rules of this release."""

import logging

from bot.clock import Clock
from bot.config.settings import Config
from bot.operations.database_errors import DatabaseRefusal, refusal
from storage.engine.database import StorageError, Store, open_store
from storage.engine.sqlite_errors import Fault
from storage.engine.totals_rebuild import bring_up_to_date

log = logging.getLogger(__name__)


def opened(config: Config, clock: Clock) -> Store:
    """The configured database, brought up to date; Refusal in words when it can't be used."""
    try:
        store = open_store(config.storage.path, f"{clock.now():%Y%m%d-%H%M%S}")
    except StorageError as error:
        raise refusal(error) from error
    try:
        for done, whole in bring_up_to_date(store):
            log.info("figures counted anew by the rules of this release: %d of %d logs", done, whole)
    except Fault as fault:
        store.close()
        raise DatabaseRefusal(fault.problem, config.storage.path) from fault
    return store
