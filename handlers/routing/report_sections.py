"""The sections that rooms add to the report, in their order. A new section is a line here."""

from handlers.branches import coverage_counts
from handlers.budgets import report_section as budgets
from handlers.care import report_section as care
from handlers.core.report_sections import Sections
from handlers.reports import report_data
from handlers.requests import report_section as requests
from handlers.yearplan import promises

SECTIONS: Sections = {
    "visits": care.visits,
    "requests": requests.requests,
    "coverage": coverage_counts.counts,
    "budgets": budgets.budgets,
    "branches": coverage_counts.totals,
    "promises": promises.owed,
    "rollup": report_data.of_branches,
}
