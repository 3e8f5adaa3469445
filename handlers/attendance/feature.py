"""Buttons of sign-up and attendance."""

from handlers.attendance import name_list, responses, sign_up
from handlers.core.feature import Feature

FEATURE = Feature(
    "attendance",
    buttons=(name_list.DEEDS, responses.DEEDS, sign_up.DEEDS),
)
