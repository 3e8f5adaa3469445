"""What the first messages would wait for, done before any is asked for: word lists read, patterns compiled, garbage looked through.

Measured: a first message took a quarter of a second, and three looks of the collector through all of the program 50 ms each.
"""

import gc
from datetime import datetime

from union.understanding.life_beside import events_told
from union.understanding.read import read

SENTENCES = (
    "今天走访慰问困难职工3户，发放慰问金1500元，下周三下午3点开总结会",
    "11月25日下午2点在三楼会议室开职代会筹备会，请王敏准备材料",
    "上个月组织技能比武2场，120人参加，签订集体合同1份，覆盖职工50人",
    "每月15日前报送月报",
    "老张上周住院了，二车间李工的父亲昨天去世",
    "今年慰问了多少户？",
    "收到",
)


def warm(wall: datetime) -> None:
    """Read some sentences of every kind as of this naive moment, and leave out of all later collections what is there now."""
    for sentence in SENTENCES:
        read(sentence, wall)
        events_told(sentence, wall)
    gc.collect()
    gc.freeze()
