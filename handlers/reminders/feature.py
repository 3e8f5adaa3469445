"""/remind, and the reminders that fall due."""

from handlers.core.feature import Command, Feature, Job, Phase
from handlers.core.hooks import Claim
from handlers.reminders import lead_settings, personal_reminders, reminder_job
from storage.reminders import personal_reminders as personal_rows
from storage.reminders import schedule
from union.reminders.personal_reminders import CALL

FEATURE = Feature(
    "reminders",
    commands=(Command("remind", personal_reminders.WORDS, personal_reminders.remind),),
    buttons=(lead_settings.DEEDS, personal_reminders.DEEDS),
    claims=(Claim(CALL.search, personal_reminders.claimed, is_for_all=True),),
    jobs=(
        Job(reminder_job.remind_due, Phase.DUE, groups_due=schedule.groups_with_due),
        Job(personal_reminders.send_due, Phase.DUE, groups_due=personal_rows.groups_with_due),
    ),
)
