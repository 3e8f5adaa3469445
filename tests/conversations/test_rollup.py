"""三级汇总 through the real program: agreed by both admins, figures up at the post and the lock, late ones named, ended."""

import re
from datetime import datetime

import pytest

from tests.brush import put_away
from tests.stage import Stage

POST, LOCK = datetime(2026, 11, 30, 17, 20), datetime(2026, 12, 3, 18)


async def said(stage: Stage, chat: object, who: str, text: str) -> str:
    """Everything the bot answers."""
    stage.room.write(stage.person(who), chat, text)  # type: ignore[arg-type]
    await stage.settle()
    return "\n".join(stage.said())


async def joined(stage: Stage, above: object, below: object, who: str, answer: str = "同意") -> str:
    """The branch's admin asks with a fresh code, the admin above answers by the button."""
    code = re.search(r"[A-Z0-9]{4}-[A-Z0-9]{4}", await said(stage, above, "周敏", "汇总码"))
    assert code is not None
    asked = await said(stage, below, who, f"加入汇总 {code[0]}")
    assert "已经告诉「市工会」" in asked and "请管理员定" in asked
    on = stage.find(above, lambda message: "请管理员定" in message.get("text", ""))  # type: ignore[arg-type]
    stage.room.press(stage.person("周敏"), above, on["message_id"], answer)  # type: ignore[arg-type]
    await stage.settle()
    return "\n".join(stage.said())


@pytest.mark.anyio
async def test_months_go_up_and_are_added(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two branches hand up; one never wrote and is late; the lock of the group above waits for those that lock with it."""
    put_away(monkeypatch)
    stage = Stage(datetime(2026, 11, 20, 8, 10))
    await stage.open()
    above, first = stage.group("市工会", ["周敏", "王芳"]), stage.group("三车间工会", ["李建国"])
    second, silent = stage.group("五车间工会", ["孙丽"]), stage.group("七车间工会", ["赵德柱"])
    await stage.settle()
    stage.said()
    assert "由本群管理员设置" in await said(stage, above, "王芳", "汇总码")
    assert "没有这个汇总码" in await said(stage, first, "李建国", "加入汇总 ABCD-2345")
    assert "没有同意" in await joined(stage, above, first, "李建国", "不同意")
    for group, who in ((first, "李建国"), (second, "孙丽"), (silent, "赵德柱")):
        assert "同意了，本群每月的合计数会报上去" in await joined(stage, above, group, who)
    await said(stage, first, "李建国", "今天走访困难职工3户，慰问金1500元")
    await said(stage, second, "孙丽", "今天举办培训，35人参加，花费800元")
    await said(stage, above, "周敏", "今天组织篮球赛60人参加")
    await stage.until(POST)
    posts = "\n".join(stage.said())
    assert "各单位汇总：2个单位，工作2项，慰问走访3户，支出2300元，参加35人次" in posts
    assert "未报：七车间工会" in posts
    await stage.until(LOCK)
    final = "\n".join(stage.said())
    assert "各单位汇总：2个单位，工作2项，慰问走访3户，支出2300元，参加35人次；未报：七车间工会" in final
    await said(stage, first, "李建国", "更正 #1 今天走访困难职工4户，慰问金1800元")
    on = stage.find(first, lambda message: "发布更正稿1" in message.get("text", ""))  # type: ignore[arg-type]
    stage.room.press(stage.person("李建国"), first, on["message_id"], "发布更正稿")  # type: ignore[arg-type]
    await stage.settle()
    moved = "「三车间工会」11月上报的数有变：慰问走访3户→4户，支出1500元→1800元。本群11月月报已定稿，仍是原来的数。"
    assert "\n".join(stage.said()).count(moved) == 1
    await stage.until(datetime(2026, 12, 5, 18))
    assert moved not in "\n".join(stage.said())
    assert "不再上报" in await said(stage, above, "周敏", "退出汇总 三车间工会")
    assert "三车间工会" not in (await said(stage, above, "周敏", "三级汇总"))
    await stage.close()
