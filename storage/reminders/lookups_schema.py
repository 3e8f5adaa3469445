"""What finds the reminders of a message: for a reply to it, for its lateness, for the erasure of a group."""

REMINDED = ("create index reminders_outbox on reminders (outbox_id) where outbox_id is not null",)
