"""A reply that is not understood but surely wants something of an item: it gets an answer, talk gets none."""

import re

from union.reading.text.normal_form import normal

LONGEST = 24  # beyond this it is talk among colleagues about the item
WANTED = re.compile(
    r"改到|改成|改为|改在|改期|推迟|延期|延后|顺延|提前|挪到|换到|调到|取消|不开了|不办了|名额|勾掉|打勾|签到"
)
TALK = re.compile(
    r"[?!。;]|吗|呢|吧|嘛|谁|什么|怎么|为何|为什么|是不是|要不要|会不会|可能|如果|要是|的话|听说|我看"
)


def wants_something(text: str) -> bool:
    """Whether it is a short order with a verb of ours: 「下周的改到周四」, not 「要是取消的话说一声」."""
    said = normal(text).text.strip()
    return len(said) <= LONGEST and WANTED.search(said) is not None and TALK.search(said) is None
