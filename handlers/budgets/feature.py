"""/budget."""

from handlers.budgets import budget_command
from handlers.core.feature import Command, Feature
from union.budgets.budget_lines import GLUED

FEATURE = Feature(
    "budgets",
    commands=(Command("budget", budget_command.WORDS, budget_command.budget, alone=GLUED),),
    buttons=(budget_command.DEEDS,),
)
