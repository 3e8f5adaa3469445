"""What is made of single answers: how Telegram's own account of a webhook stands to the configuration."""

from datetime import timedelta

import pytest
from telegram import WebhookInfo

from bot.checks.telegram import webhook
from bot.clock import host_now
from bot.config.settings import load

TOKEN = "4839201756:" + "Qw3rTy_Ui-0" * 3 + "Zz"
WEBHOOKS: list[tuple[str, dict[str, object], str]] = [
    (
        "polling",
        {"url": "https://other.example/secret-words"},
        "! Telegram 那里还设着 webhook（other.example）",
    ),
    ("webhook", {"url": ""}, "! Telegram 那里登记的 webhook 是 空的"),
    ("webhook", {}, "✓ webhook 已登记，积压 3 条"),
    ("webhook", {"pending_update_count": 700}, "! webhook 积压 700 条"),
    (
        "webhook",
        {"last_error_date": 60, "last_error_message": "SSL error"},
        "✗ Telegram 一小时内送不到 webhook：SSL error",
    ),
    ("webhook", {"last_error_date": 7200, "last_error_message": "SSL error"}, "✓ webhook 已登记"),
]


@pytest.mark.parametrize(("mode", "told", "said"), WEBHOOKS)
def test_what_telegram_says_of_the_webhook(mode: str, told: dict[str, object], said: str) -> None:
    """Set by somebody else, not as configured, behind, or failing; of an address only the host is shown."""
    environ = {"GONGHUI_TELEGRAM__TOKEN": TOKEN, "GONGHUI_TELEGRAM__MODE": mode}
    settings = load(None, {**environ, "GONGHUI_WEB__PUBLIC_URL": "https://a.example/office"})
    now = host_now()
    given: dict[str, object] = {
        "url": "https://a.example/office/telegram/updates",
        "pending_update_count": 3,
        **told,
    }
    ago = given.pop("last_error_date", None)
    date = now - timedelta(seconds=ago) if isinstance(ago, int) else None
    found = webhook(WebhookInfo(has_custom_certificate=False, last_error_date=date, **given), settings, now)  # type: ignore[arg-type]
    line = f"{found.mark} {found.text}"
    assert line.startswith(said) and "secret-words" not in line
