"""Sentences about requests (诉求), to the member and to whoever handles them; in the group only counts."""

from collections.abc import Sequence
from datetime import date

from handlers.core.messages.outgoing_message import LONGEST_TOLD
from union.core.almanac.date_format import day_words
from union.requests.lifecycle import OPINIONS, Happened, Request, RequestState, Step
from union.words import Words, sentence

# Telegram does not tell whether somebody is in the group.
nobody_says = sentence("现在查不到您在不在群里，请稍后再试。总是这样的话，请管理员把我设为群管理员。")
# Somebody of no group wrote /request.
no_door = sentence("请从您单位工会群里的「提诉求」按钮进来；还没有按钮的，请管理员在群里发 /request。")
dropped = sentence("好的，没有提交，也没有留下。")  # 算了
# A button of words that were changed since, or of long ago.
stale = sentence("这个按钮不作数了：话改过，或隔得太久，或我重启过。提交没提交，发「诉求 查询码」就知道")
sent_before = sentence("这一条已经提交了")  # Pressed twice
ask_more = sentence("请写要补充的话：")  # 补充 was pressed
ask_why = sentence("请写哪里不满意，写了就重新办理、重新计时：")  # 不满意 was pressed
ask_surely = sentence("撤回后不再办理。确定撤回吗？")  # 撤回 was pressed
# The request is not where this could be done.
too_late = sentence("现在办不了这一步：它已经答复、撤回，或重新办理了")
SHORT = 24  # characters of a request in a list
given_to_you = sentence("这件诉求交给您办：")  # Above the card, to the officer
# No such number, or it is not given to the reader: the same answer.
not_yours = sentence("没有诉求{number}号，或者没有交给您。")
enough_today = sentence("您今天已经提了{most}条，请明天再提；急事请直接找负责人。")  # So many a day


def flaw(_: Words, text: str) -> str:
    """Why a message can't be taken: it has no words (a photo, a voice message, a file), or more than fit; "" where it can."""
    if not text:
        return _("诉求只收文字，照片、语音和文件不收。请用一条文字写清楚。")
    if len(text) <= LONGEST_TOLD:
        return ""
    return _("这条有{length}字，最多{most}字，请精简后再发一遍。", length=len(text), most=LONGEST_TOLD)


def requests_off_notice(_: Words, *, told: bool) -> str:
    text = _("本群还没有开通诉求，没有收，也没有留下。")
    return text + _("已告诉负责人有人想提，没有说是谁、什么事。") if told else text


def ask(_: Words, title: str, own: Sequence[Request]) -> str:
    text = _(
        "您要向「{title}」提什么？请用一条文字写清楚，写完先给您看一遍，再选实名还是匿名；不想提了发「算了」。",
        title=title,
    )
    if own:
        told = _("、").join(_("{number}号{state}", number=each.number, state=state(_, each)) for each in own)
        text += "\n" + _("您提过的：{told}。看进度发「诉求 {number}号」。", told=told, number=own[0].number)
    return text


def preview(_: Words, title: str, text: str, code: str) -> str:
    return "\n".join(
        [
            _("将这样提给「{title}」，只有负责人和承办的人看得到：", title=title),
            "",
            text,
            "",
            _("匿名：不存您的姓名、账号和时刻，只存日期；同别的匿名诉求整点一起开箱、打乱后转交。"),
            _(
                "凭查询码 {code} 看答复、补充、评价，请现在记下，丢了找不回。这段聊天留在您的 Telegram 里，要您自己删；"
                "从内容、口气猜得出是谁的，我挡不住。",
                code=code,
            ),
            _("要改就把改好的整条再发一遍。"),
        ]
    )


def received(_: Words, one: Request, until: date, today: date, *, seen: bool) -> str:
    text = _(
        "诉求{number}号已收到，{day}前答复您。补充请直接回复这条消息。",
        number=one.number,
        day=day_words(_, until, now=today),
    )
    return text if seen else text + "\n" + _("负责人还没有私聊过我，我会在群里提醒（不说是谁、什么事）。")


def state(_: Words, one: Request) -> str:
    return {
        RequestState.RECEIVED: _("已收"),
        RequestState.WORKING: _("办理中"),
        RequestState.ANSWERED: _("已答复"),
        RequestState.WITHDRAWN: _("已撤回"),
    }[one.state]


def head(_: Words, one: Request) -> str:
    """「诉求3号 · 办理中」."""
    return _("诉求{number}号 · {state}", number=one.number, state=state(_, one))


def own_request_text(_: Words, one: Request, steps: Sequence[Happened], until: date, today: date) -> str:
    lines = [head(_, one), one.text]
    if one.is_open:
        lines.append(_("{day}前答复", day=day_words(_, until, now=today)))
    return "\n".join([*lines, *(step_line(_, each, today) for each in steps)])


def step_line(_: Words, each: Happened, today: date) -> str:
    labels = {
        Step.BEGUN: _("开始办理"),
        Step.QUESTION: _("工会问"),
        Step.ANSWER: _("答复"),
        Step.MORE: _("补充"),
        Step.OPINION: _("评价"),
        Step.REOPENED: _("不满意，重新办理"),
        Step.WITHDRAWN: _("撤回"),
    }
    day = day_words(_, each.day, now=today)
    text = _(OPINIONS[each.text]) if each.step is Step.OPINION else each.text
    if not text:
        return _("{day} {step}", day=day, step=labels[each.step])
    return _("{day} {step}：{text}", day=day, step=labels[each.step], text=text)


def opinions(_: Words) -> list[tuple[str, str]]:
    return [(code, _(label)) for code, label in OPINIONS.items()]


def card(
    _: Words,
    title: str,
    one: Request,
    steps: Sequence[Happened],
    who: str,
    owner: str,
    clock: str,
    today: date,
) -> str:
    lines = [_("「{title}」{head}（{who}）", title=title, head=head(_, one), who=who)]
    lines += ["", one.text or _("（内容已随本人注销删除）"), ""]
    lines.append(
        _("，").join(part for part in (_("{day}收到", day=day_words(_, one.day, now=today)), clock) if part)
    )
    if owner:
        lines.append(_("承办：{owner}", owner=owner))
    return "\n".join([*lines, *(step_line(_, each, today) for each in steps)])


def clock(_: Words, until: date, left: int, today: date) -> str:
    day = day_words(_, until, now=today)
    if left < 0:
        return _("{day}到期，已过期限{count}个工作日", day=day, count=-left)
    if left == 0:
        return _("今天到期")
    return _("{day}到期，还剩{count}个工作日", day=day, count=left)


def line(_: Words, one: Request, left: int, owner: str) -> str:
    text = " ".join(one.text.split())
    if left < 0:
        clock = _("已过期限{count}个工作日", count=-left)
    else:
        clock = _("还剩{count}个工作日", count=left) if left else _("今天到期")
    parts = [state(_, one), clock, *([owner] if owner else [])]
    text = text if len(text) <= SHORT else text[:SHORT] + "…"
    return _("{number}号（{about}）{text}", number=one.number, about=_("，").join(parts), text=text)


def settled(_: Words, one: Request) -> str:
    return _("诉求{number}号{state}，不用再办了", number=one.number, state=state(_, one))


def unreachable(_: Words, one: Request, name: str) -> str:
    return _("诉求{number}号：{name}停用了我，收不到，请您当面告诉。", number=one.number, name=name)


def news(_: Words, what: str) -> str:
    """Above the card: what the member did, or that the officer who had it left."""
    return {
        "more": _("有新的补充："),
        "reopened": _("会员不满意，重新办理、重新计时："),
        "withdrawn": _("会员撤回了："),
        "left": _("承办的人已不在名册里，请另外交办："),
    }[what]


def reminder(_: Words, title: str, late: int, due: Sequence[str], more: int) -> str:
    first = _("「{title}」有诉求快到期：", title=title)
    if late:
        first = _("「{title}」有诉求到期，其中{late}件已过期限：", title=title, late=late)
    rest = [_("还有{count}件，发 /request 看全部。", count=more)] if more else []
    return "\n".join([first, *due, *rest])
