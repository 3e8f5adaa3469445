"""The features of the bot. A new one is a line here: its commands, buttons, questions and jobs come from it.

Of two that could take a private message as the answer to their question, the first does; so are jobs of one phase done.
"""

from handlers.attendance import feature as attendance
from handlers.branches import feature as branches
from handlers.budgets import feature as budgets
from handlers.calendar import feature as calendar
from handlers.care import feature as care
from handlers.core.feature import answers_of, documents_of, jobs_of
from handlers.feeds import feature as feeds
from handlers.festivals import feature as festivals
from handlers.helped import feature as helped
from handlers.mirrors import feature as mirrors
from handlers.office import feature as office
from handlers.people import feature as people
from handlers.privacy import feature as privacy
from handlers.questions import feature as questions
from handlers.reminders import feature as reminders
from handlers.reports import feature as reports
from handlers.requests import feature as requests
from handlers.routing import feature as routing
from handlers.settings import feature as settings
from handlers.worklog import feature as worklog
from handlers.yearplan import feature as yearplan

FEATURES = (
    reminders.FEATURE,
    requests.FEATURE,
    reports.FEATURE,
    worklog.FEATURE,
    calendar.FEATURE,
    yearplan.FEATURE,
    helped.FEATURE,
    festivals.FEATURE,
    care.FEATURE,
    privacy.FEATURE,
    mirrors.FEATURE,
    attendance.FEATURE,
    branches.FEATURE,
    budgets.FEATURE,
    feeds.FEATURE,
    office.FEATURE,
    people.FEATURE,
    questions.FEATURE,
    settings.FEATURE,
    routing.FEATURE,
)
ANSWERS = answers_of(FEATURES)
NEXT_ANSWERS = tuple(takes for each in FEATURES for takes in each.next_answers)
CLAIMS = tuple(claim for each in FEATURES for claim in each.claims)
DOCUMENTS = documents_of(FEATURES)
JOBS = jobs_of(FEATURES)
