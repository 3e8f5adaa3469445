"""What people type, by accident or on purpose: officers' sentences, mutated, and texts made to break whoever reads them."""

from random import Random

from handlers.routing.features import COMMANDS

LONGEST = 4096  # UTF-16 units in the API, at most as many signs
SENTENCES = (
    "今天走访慰问困难职工12户，发放慰问金6000元",
    "昨天组织职工篮球赛，32人参加，奖品支出1,800元",
    "11月12日召开工会委员会，应到9人实到8人",
    "每户500元×12户=6500元",
    "上周五下午看望住院职工2人，送慰问金600元",
    "今天开展安全培训，约60余人次",
    "慰问对象：困难职工刘某某，身份证110101199003071234，电话13800138000",
    "下周三下午3点开工会小组长例会，地点：食堂二楼",
    "每月最后一个工作日报送考勤",
    "每月10号下午3点开碰头会",
    "12月5日前上报职代会材料，由李主任负责",
    "中秋节前两周开始摸底",
    "年底前完成换届",
    "农历八月十五慰问一线职工",
    "节后第一个工作日召开总结会，推迟到下周",
    "春节慰问方案什么时候报？",
    "今年送温暖一共多少钱",
    "上个月开了几次会",
    "还有谁没报",
    "例会改到下周四上午9点",
    "不开了",
    "取消明天的会",
    "改成15户",
    "撤销 #3",
    "完成 #2",
    "恢复 #1",
    "参加",
    "推迟两天",
    "备注：带上花名册",
    "好的谢谢大家",
    "模板 春游\n提前5天 通知各分会\n当天 春游",
    "设置 主送机关 市总工会",
    "设置 提醒时间 9:30",
    "明天9点半 meeting with the safety team",
    "聽日下晝三點半開會，使咗800蚊",
    "We visited 12 families last Friday and spent RMB 6,000",
    "every Monday at 10 stand-up",
    "1. 走访3户\n2. 慰问5人，800元\n3. 开会",
    "2027年工作要点\n一、3月举办女职工读书会\n二、9月开展技能比武，负责人王芳\n三、12月慰问退休职工",
    "查 慰问",
    "月报 2026-11",
    "待办",
    "日历 12月 图",
    "算了",
    "诉求：食堂晚班没有热饭",
    "反映 三车间更衣柜不够",
    "诉求 3号",
    "诉求 7K3F-22QD",
    "二车间老刘住院了",
    "李师傅12月退休，王芳生了二孩",
    "今天到医院看望老刘，送慰问金500元",
    "老刘出院了",
    "小组 一车间 45人、二车间",
    "小组 二车间 改名 装配车间",
    "小组 装配车间 并入 一车间",
    "小组 二车间 也叫 装配线",
    "#1 是二车间的",
    "预算 帮扶慰问 3万 2027年",
    "预算\n文体 2万\n培训 5000\n帮抚慰问 100",
    "今天慰问困难职工王秀兰、刘建国，送慰问金1000元",
    "王秀兰 二车间 500元 住院\n户03 500元",
    "张师傅身份证11010119900307663X，卡号6222021234567890128",
    "走访情况 图",
)
COMMAND_NAMES = (*(each.name for each in COMMANDS), "nosuch")
SEEDS = (
    "", " ", "\n", "\0", "\x1b[31m", "\u202e", "\u2066", "\u200b", "\u200d", "\ufeff", "\ufe0f", "\U000e0041",
    "\ud800", "\udfff\ud83d", "\uffff", "\U0010ffff", "👨‍👩‍👧‍👦", "🇨🇳", "Z̷͉͑a̸̡̛l̵", "\u0301" * 40, "١٢٣", "𝟙𝟚𝟛", "①②③", "Ⅳ", "㈠", "½",
    "<b>粗</b>", "<script>alert(1)</script>", "&amp;&#x41;", "*粗*_斜_`码`[链](tg://user?id=1)", "${7*7}", "{{7*7}}",
    "{number}", "{0}", "{}", "{", "%(x)s", "%s%n", "%", "_", "\\", "'; drop table logs; --", "\"", "$\\frac{1}{0}$",
    "=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "../../etc/passwd", "CON", "BEGIN:VEVENT", "\r\nX-A: b",
    "9" * 30, "9" * 5000, "1e999", "-0", "0x10", "99999年", "0年0月0日", "2月30日", "13月", "25:61", "10^400元", "一" * 50,
    "亿" * 20, "三分之", "第零次", "每0天", "每9999999999天", "重复9999999999次", "提前99999999天", "999999999999999999人",
    "￥1,2,3,4", "0.0000000000000001元", "1/0", "NaN人", "∞元", "（" * 200, "“" * 200, "#" * 100, "#99999999999999999999",
    "@" * 50, "/" * 50, "、" * 300, "到" * 200, "每周" * 150, "1-" * 300, "/log@gonghui_bot ", "/start share_1_2",
    "/start request-1", "/start request-2", "/start request-999999999999", "/start n1-1", "/start n2-99999", "/start n1-", "预算 帮扶慰问 99999999999999999999",
    "小组 " + "甲车间、" * 120, "预算\n" + "文体 1元\n" * 45, "/start helped-1", "小组 👨‍👩‍👧车间、\u202e车间、\u200b",
)  # fmt: skip


def text(dice: Random) -> str:
    """A message: mostly a sentence somebody might write, mostly changed somewhere."""
    lot = dice.random()
    if lot < 0.35:
        return dice.choice(SENTENCES)
    if lot < 0.70:
        return mutated(dice, dice.choice(SENTENCES))
    if lot < 0.85:
        return f"/{dice.choice(COMMAND_NAMES)} {mutated(dice, dice.choice(SENTENCES)) if dice.random() < 0.6 else ''}"[
            :LONGEST
        ]
    return odd(dice)


def odd(dice: Random) -> str:
    """A text meant to break something."""
    lot = dice.random()
    if lot < 0.5:
        return dice.choice(SEEDS)[:LONGEST]
    if lot < 0.56:
        letters = "".join(SENTENCES) + "0123456789 \n，。：、是的 年月个一"
        made = "".join(dice.choice(letters) for _ in range(dice.randint(1, 3)))
        piece = dice.choice((made, made, dice.choice(SEEDS + SENTENCES))) or "。"
        return (piece * (LONGEST // len(piece) + 1))[:LONGEST]
    return "".join(dice.choice(SEEDS + SENTENCES) for _ in range(dice.randint(2, 5)))[:LONGEST]


def mutated(dice: Random, words: str) -> str:
    """The sentence after one to three accidents."""
    for _ in range(dice.randint(1, 3)):
        at, to = sorted((dice.randint(0, len(words)), dice.randint(0, len(words))))
        words = dice.choice(
            (
                words[:at] + words[to:],
                words[:at] + dice.choice(SEEDS) + words[at:],
                words[:to] + words[at:],
                words[:at] + dice.choice(SENTENCES) + words[to:],
                words[:at] + words[at:to][::-1] + words[to:],
                words.translate(
                    {ord(each): dice.choice(("9" * 20, "０", "万", "", "-1")) for each in "0123456789"}
                ),
                words[:at] + dice.choice("年月日号点分周人户元到至前后每的、，。？\n") + words[at:],
            )
        )
    return words[:LONGEST]
