"""What a union office knows: dates, agenda, reminders, work log, digest. Values in, values out.

No Telegram, no SQL, no clock, no network, no asyncio lives here.
"""
