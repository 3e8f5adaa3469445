"""Writes docs/privacy.md and docs/export.schema.json from the register of what is stored, so that all of them agree.

tests/unit/storage/privacy/test_data_register.py refuses either where it is out of date.
"""

import json
from pathlib import Path
from typing import Any

from storage.privacy.data_register import Held, held_files, held_tables

ROOT = Path(__file__).parents[1]
PAPER, SCHEMA = "docs/privacy.md", "docs/export.schema.json"
HEAD = """# 存了什么，存多久，怎样导出和删除

本页由 `python -m tools.privacy_paper` 从 `storage/privacy/register.toml` 的登记生成，请勿手改。程序建的每张表、每个文字列、写的每种文件都
必须登记，漏一个测试就不过。

- **谁看得到**：本群成员（按[权限表](rights.md)）和部署机器人的人。别的群看不到。
- **不记的**：没有记成工作或日程的话，只留消息编号三天。证件号、银行卡号、电话只留后四位。
- **受助人姓名**：群里说的先遮去再存；私聊里说的按「姓名保留」留几个月（不设则13个月），只有本人、负责人和管理员在私聊里看得到；机器人已不在的群同样到期遮去。
- **诉求**：只有负责人和承办的人看得到，管理员不是负责人也看不到，群里只报件数。匿名的：在确认之前，话和人只一起放在内存里；提交后只存
  内容、日期和查询码的校验值，没有姓名、账号、时刻；先进匿名信箱，整点开箱、打乱、编号后转交。说这些话的消息不留正文，发出后一分钟内
  整行删掉。谁提的查不到，所以导出、删除自己的数据时不在里面。剩下的风险见[决定 18](decisions/0018-the-box-is-opened-on-the-hour.md)。
- **谁在哪个群**：先来私聊的人，机器人问 Telegram 他在不在它所在的群（至多三十个）；答案只在内存里留一天，不写进文件。
- **谁在群里说过话**：名字只在内存里记着（每群最近一百人），好让人一叫名字就派得了活；派到活才上名册。不记说了什么，退群、删除自己的数据、重启就没有了。
- **令牌、订阅地址**：令牌只在配置文件里；日历订阅、网页登录的地址只存校验值；抄送到别处的机器人地址加密存，密钥不在数据库里；日志里没有消息原文、姓名和令牌。

## 委员应当知道的

**群里别写证件号、卡号、手机号。** 写了，记录里只留后四位，可原消息还在群里。机器人会问一句要不要删掉原消息；写的人、委员、组长、管理员
都能按。删掉以后：记成了工作的，记录里是后四位；没记的，由机器人贴出只留后四位的。

- 机器人要是群管理员并有「删除消息」的权限；没有时它会说怎么给。超过48小时的消息 Telegram 不让机器人删，写的人和群管理员可以长按自己删。
- 只在十分有把握时才问：身份证号的生日和校验码都对（或写明了是身份证号），银行卡号过得了校验，手机号是11位。订单号、单位账号、座机、12351 这样的热线不问。
- 通知里的联系电话（「联系人」「报名」「咨询」「值班」……）本来就是给大家看的，不问；写到受助人、和证件号在一起、或一次列出5个以上时才问。别的手机号
  同一个人一天只问一次：群里报个电话是常事，问多了大家就不看了。证件号、卡号每次都问，三分钟里连着发的合成一问。
- 默认打开（「设置 隐私提醒 关」可以关）：不问，多数人不会想到回头去删，而证件号在群里多留一天，就多一天有人能抄走。
- 问的时候只存遮过的字，48小时后删；按了「不用」马上删掉，同一条不再问。改过的消息、图片的说明、转发的、文件名里的也算。

**受助人的姓名在私聊里写。** 群里的姓名先遮成「王＊＊」；记录下面的「私聊补名单」带您到私聊，一行写一户：姓名，后面可以写车间、金额、原因。
每户一个代号（户01），同一户一直用同一个；同名的先问是不是同一户。群里、月报、台账、网页、日历、抄送、图片里都只有代号。

- `/helped`（帮扶名册，只在私聊）：代号、姓名、上次、今年几次多少钱。负责人和管理员看全部，委员看自己写过的。名册里的金额只作对照，月报和台账按记录里的数，不会算两遍。
- 签领表：私聊里要的，看得到姓名的人那份带姓名和原因，别人的、群里的只有代号；公示稿连代号也没有，对象和款项只取 `union/data/handouts.toml` 里的词。
- 「设置 姓名保留 6个月」：3、6、13、24、36个月，或不存（只给代号）。改短之前会说有几户、几条要遮去；遮了不能恢复，次数和金额留下。
- 「删除户03」（私聊）：名字从名册、记录、备注、消息和没答完的问题里都换成代号，随后整理数据库文件；留下一行：谁、何时、哪个代号。群里有同名的成员时，
  只删名册里的。Telegram 里您和机器人以前的聊天、已有的备份不归它管。
- 管理员的「导出本群」里有名册和姓名，请像纸质名单一样保管；自己的导出里只有自己写过的。

## 导出

- **自己的**：私聊里发「导出我的」（或 `/export`），各群里您说的、答的、名下的，打成一个 zip 私下发来。
- **本群的**：管理员在 `/privacy` 里按「导出本群」，或在群里发「导出本群」，文件只私下发给管理员；成员各自和机器人之间的事（给自己的提醒、
  私聊里的答复、没答完的问题）不在里面。超过 45 MB Telegram 发不了，由部署者用命令导出。
- **部署者**：`python -m bot export --config FILE --group N --out DIR`，全部内容，机器人运行时也可以。

里面有 `data.json`（[export.schema.json](export.schema.json) 逐项说明；时间都是 UTC）、各年台账 `ledger-年.xlsx`、日历 `calendar.ics`、`documents/`、
`photos/`。密钥一类不在任何导出里。

## 删除

- **自己的**：私聊里发「删除我的」，看清会删什么、会留什么，再回复「删除」。
- **本群的**：管理员在 `/privacy` 里按「删除本群全部数据」，再回复群名；机器人随后退群。
- **部署者**：停下机器人，`python -m bot erase --config FILE --group N [--person ID] --yes`。

删个人时，他为单位记的工作、日程和照片属于单位，留下，数字不变，作者和各处的姓名改为「已注销」（见
[决定 13](decisions/0013-the-work-is-the-committees.md)）；下表标「本人」的整行删掉。删本群时全部删掉，只在这个群里出现过的人也一并删掉。

随后整理数据库文件：空出的地方写零（`secure_delete`）、清空 WAL、`VACUUM`，删掉升级前的副本和照片，副本（Litestream）另起一代。文件小于
20 MB 当场做，更大的夜里 2 点到 5 点做，做完私下告诉您。**备份不改动**：答复里写明最后一份仍含这些数据的备份哪天到期；从备份恢复之后，
恢复出来的要再删一次。留下的只有一行：何时、按谁的要求（本人、管理员、部署者）、删了哪一种。

进程的内存里，为了读得快，还记着最近读过的话（不记是谁说的）：一千来条短的、几条长的，有新的就挤掉旧的，删除时不清，重启就没有了。

"""


def paper() -> str:
    """The whole page."""
    tables = ["## 数据库里的表", "", "| 表 | 内容 | 留多久 | 谁的 | 导出 |", "|---|---|---|---|---|"]
    tables += [_row(held) for held in held_tables()]
    stored = ["", "## 文件", "", "| 在哪里 | 内容 | 留多久 | 删除时 |", "|---|---|---|---|"]
    stored += [f"| {each.folder} | {each.what} | {each.kept} | {each.erased} |" for each in held_files()]
    return HEAD + "\n".join([*tables, *stored]) + "\n"


def schema() -> dict[str, Any]:
    """What data.json of an export looks like, as JSON Schema."""
    told = [held for held in held_tables() if held.exported and held.group]
    tables = {held.table: _table(held) for held in told}
    group = _object(
        {"id": _INTEGER, "chat_id": _INTEGER, "title": _TEXT, "timezone": _TEXT, "tables": _some(tables)}
    )
    whole = {
        "format": {"const": 1},
        "sort": {"enum": ["group", "person"]},
        "exported_at": {"type": "string", "description": "ISO 8601, with its offset"},
        "groups": {"type": "array", "items": group, "description": "one, or each a person is known in"},
        "alone": {**_some(tables), "description": "what belongs to a person in no group"},
    }
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "export.schema.json"}
    return {**head, "title": "工会小秘的导出（data.json）", **_object(whole)}


_INTEGER, _TEXT = {"type": "integer"}, {"type": "string"}


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "required": list(properties),
        "properties": properties,
        "additionalProperties": False,
    }


def _some(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _table(held: Held) -> dict[str, Any]:
    texts = {name: {"type": ["string", "null"]} for name in (*held.words, *held.codes)}
    row = {"type": "object", "properties": texts, "additionalProperties": {"type": ["integer", "null"]}}
    return {"type": "array", "description": f"{held.what}（{held.kept}）", "items": row}


def _row(held: Held) -> str:
    whose = "本人" if held.private else "本群" if held.group else "程序"
    exports = {True: "本群" + ("、本人" if held.person else ""), False: "—"}
    shown = "本人" if held.shared == "0" else exports[held.exported and bool(held.group)]
    return f"| `{held.table}` | {held.what} | {held.kept} | {whose} | {shown} |"


def main() -> None:
    """Write both into the repository."""
    (ROOT / PAPER).write_text(paper(), "utf-8")
    (ROOT / SCHEMA).write_text(json.dumps(schema(), ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
