"""Writes docs/settings.md, what a group may set, from union/data/settings.toml.

`python -m tools.papers` writes it; tests/docs/test_papers.py refuses it where it is out of date.
"""

from handlers.settings import texts as phrases
from union.core.groups import Settings
from union.settings.choices import OFFERED, TIMES, code_of
from union.words import words

PAPER = "docs/settings.md"
HEAD = """# 一个群能改的设置

本页由 `python -m tools.papers` 从 `union/data/settings.toml` 生成，请勿手改。

管理员在群里或私聊发 `/settings`（设置）点按钮，或直接写：`/settings 提醒时间 8:30`、「设置 免打扰 关」。委员都能看。
改动马上生效，还没发的提醒重新排；部署者给新群定的起始值见 [configuration.md](configuration.md) 的 `[defaults]`。

| 设置 | 可选 | 默认 | 做什么 |
|---|---|---|---|
"""
NOTES = """
- 钟点可以写任意的，如 8:15；免打扰写起止，如 21:30-7:30；诉求答复期限 1 到 30，月报截止日 1 到 28，会员人数随意；称呼写 2 到 8 个字。
- 提醒提前、月报抬头点开逐项改：见 [reminders.md](reminders.md)、[documents.md](documents.md)。
- 群里有话题的，提醒、月报各发到哪个话题，在那个话题里发 `/settings` 点按钮。
"""
# Two settings have their own views: what is chosen there, and what for.
ELSEWHERE = {
    "leads": ("一类一类地定", "每类日程提前多久提醒。"),
    "letterhead": ("逐项填写", "Word 月报的主送、编号、签发、落款。"),
}


def paper() -> str:
    """The whole page."""
    return (
        HEAD
        + "\n".join(_row(label, name) for label, name in phrases.setting_labels(words()).items())
        + "\n"
        + NOTES
    )


def _row(label: str, name: str) -> str:
    if name in ELSEWHERE:
        offered, purpose = ELSEWHERE[name]
        return f"| {label} | {offered} | | {purpose} |"
    offered, now = (
        "、".join(_choice(name, code) for code in OFFERED[name]),
        _choice(name, code_of(Settings(), name)),
    )
    written = (
        f"{offered}…"
        if name in TIMES | {"quiet", "month_end", "request_days", "members", "nickname", "reminder_words"}
        else offered
    )
    return f"| {label} | {written} | {now} | {phrases.purpose(words(), name)} |"


def _choice(name: str, code: str) -> str:
    return phrases.choice(words(), name, code, ticked=False)
