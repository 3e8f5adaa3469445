"""/digest, /check, /rollup and /paper, approval, and the report of the month when it is due."""

from handlers.core import attachments
from handlers.core.feature import Command, Feature, Job, Phase
from handlers.reports import amendment_question, approval, digest_command, monthly_job, report_check, rollup
from handlers.reports.documents import word_template

FEATURE = Feature(
    "reports",
    commands=(
        Command(
            "digest",
            digest_command.WORDS,
            digest_command.digest,
            "月报：本月或 2026-11",
            alone=digest_command.NAMED,
        ),
        Command(
            report_check.NAME,
            report_check.WORDS,
            report_check.check,
            alone=report_check.ASKED,
            is_heavy=True,
            is_sentence=report_check.is_sentence,
        ),
        Command(word_template.NAME, word_template.WORDS, word_template.command, is_heavy=True),
        Command(rollup.NAME, rollup.WORDS, rollup.command),
    ),
    buttons=(
        amendment_question.DEEDS,
        approval.DEEDS,
        digest_command.DEEDS,
        rollup.DEEDS,
        word_template.DEEDS,
    ),
    answers=(approval.ANSWERS,),
    next_answers=(approval.next_answers,),
    documents={
        word_template.NAME: (attachments.with_template, word_template.command),
        report_check.NAME: (attachments.with_flaws, report_check.check),
    },
    jobs=(
        Job(monthly_job.due, Phase.REPORT, again=monthly_job.next_due),
        Job(rollup.hand_up, Phase.REPORT, rollup.is_linked),
    ),
)
