"""/budget."""

from handlers.budgets import budget_command, report_section
from handlers.core.feature import Command, Feature

FEATURE = Feature(
    "budgets",
    commands=(Command("budget", budget_command.WORDS, budget_command.budget, alone=budget_command.GLUED),),
    buttons=(budget_command.DEEDS,),
    report={"budgets": report_section.budgets},
)
