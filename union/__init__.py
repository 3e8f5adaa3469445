"""What a union office knows: reading a message, dates, events, reminders, the work log, reports. Values in, values out.

No Telegram, no SQL, no clock, no network, no asyncio lives here.
"""
