"""What the bots of the rate benches are told, and what of it their answers cover: groups whose officers write logs.

A message is known by its group and its place there; an echo gives the text back, ours the log's number, joined ones a span.
"""

import re
from dataclasses import dataclass
from typing import Any

TEXTS = (
    "走访慰问困难职工{n}户，发放慰问金{n}00元",
    "组织职工拔河比赛，{n}人参加",
    "开展安全培训{n}期，1{n}人次参加",
    "签订集体合同{n}份，覆盖职工5{n}人",
    "编发工会简讯{n}期",
    "组织女职工体检，{n}人参加",
    "受理职工咨询{n}件，当场答复{n}件",
    "发展会员{n}人，新建工会小组{n}个",
    "征集职工提案{n}件，办结{n}件",
    "举办技能比武{n}场，发放奖金{n}00元",
)
FIRST_CHAT, FIRST_UPDATE = -1_001_000_000_000, 100_000
ECHOED = re.compile("|".join(text.replace("{n}", "([0-9]+)", 1).replace("{n}", "[0-9]+") for text in TEXTS))
FILED = re.compile(r"已记录 #(\d+)")
JOINED = re.compile(r"共 \d+ 条：#(\d+)–#(\d+)")


@dataclass(frozen=True, slots=True)
class Scene:
    """How many groups write how many messages in all; `delay` seconds per send, `pace` messages a second (0: all wait at once).

    `before`: how many logs each group has already, so that ours is known by its number; `ahead`: seconds the bot's clock, and
    Telegram's, are ahead of the host's. `burst`: how many messages of one more group's member stand before all these, to be refused.
    """

    groups: int
    messages: int
    delay: float = 0.0
    pace: float = 0.0
    before: int = 0
    ahead: float = 0.0
    burst: int = 0

    def update(self, position: int, at: int) -> dict[str, Any]:
        """The update that Telegram gives out at this position: the burst, then each group in its turn."""
        number = position - self.burst
        group, place = self.groups, position + 1
        if number >= 0:
            group, place = number % self.groups, number // self.groups + 1
        return {
            "update_id": FIRST_UPDATE + position,
            "message": {
                "message_id": 1000 + place,
                "date": at,
                "chat": {"id": chat_of(group), "type": "supergroup", "title": f"第{group}分厂工会"},
                "from": {"id": 9_000_000 + group, "is_bot": False, "first_name": "周敏"},
                "text": TEXTS[(group + place) % len(TEXTS)].format(n=place),
            },
        }

    def number(self, chat_id: int, place: int) -> int:
        """The inverse: which of all messages stands at this place of a chat."""
        return (place - 1) * self.groups + FIRST_CHAT - chat_id


def chat_of(group: int) -> int:
    """The chat of the group with this number."""
    return FIRST_CHAT - group


def covered(text: str, before: int) -> range | None:
    """The places in its chat of the messages that an answer is for; None for what answers none."""
    if found := JOINED.match(text):
        return range(int(found[1]) - before, int(found[2]) - before + 1)
    if found := FILED.match(text):
        return range(int(found[1]) - before, int(found[1]) - before + 1)
    if found := ECHOED.fullmatch(text):
        place = int(found[found.lastindex or 0])
        return range(place, place + 1)
    return None
