"""Everything that comes from Telegram: polling, webhook, the HTTP request below both. Each update is taken once, in order.
Begin at update_intake.py.
"""

import os

# PTB gives retry_after as a timedelta then; without it each use warns of the change.
os.environ.setdefault("PTB_TIMEDELTA", "1")
