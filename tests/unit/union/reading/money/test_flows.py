"""Which way a sum went is told apart by its words."""

from datetime import date, datetime

import pytest

from union.reading.message import Intent
from union.reading.reader import read
from union.worklog.counted_figures import Counted, count_figures
from union.worklog.entries import Fact

NOW = datetime(2026, 11, 20, 10, 0)


@pytest.mark.parametrize(
    ("text", "flows"),
    [
        ("发放困难补助3000元", ["spent"]),
        ("收到区总拨款2万元", ["in"]),
        ("收缴会费4180元", ["in"]),
        ("收了23个人会费，每人150元", ["spent", "in"]),  # a price is no sum
        ("Dec subs in: 2,315 yuan, banked this morning", ["in"]),
        ("Received donation 500 yuan, bought hampers 300 yuan", ["donated", "spent"]),
        ("收到爱心企业捐款8000元", ["donated"]),
        ("帮4名工友讨回工资32000元", ["recovered"]),
        ("協助何師傅追返欠薪$42,000", ["recovered"]),
        ("今天送去仲裁一起，涉及金额5.6万元", ["disputed"]),
        ("陪8名工人追讨拖欠工资12万元", ["disputed"]),
        ("补发加班费2600元给12名职工", ["spent"]),
        ("联欢会预算8000元，已经付了定金2000元", ["budgeted", "spent"]),
        ("今天购书，控制在3000元以内，实际花了2860元", ["budgeted", "spent"]),
        ("按预算发放慰问金5000元", ["spent"]),
        ("今天慰问品付了480元，尾款120元没付", ["spent", "budgeted"]),
        ("今天订横幅付定金200元，余款300元到货再付", ["spent", "budgeted"]),
        ("paid $480 for the goodie bags, balance 120 to pay", ["spent", "budgeted"]),
        ("大巴报价收齐了，最便宜的680元", ["budgeted"]),
        ("问了三家大巴，报价1200元，已付定金300元", ["budgeted", "spent"]),
        ("大巴报价1200元，已付清", ["spent"]),
        ("今天买最便宜的水果花了680元", ["spent"]),
        ("会费今天收上来1240元，另外买水果花了85元", ["in", "spent"]),
        ("3月會費$9,240 入咗數，另外付咗會址租金$12,500", ["in", "spent"]),
        ("收回问卷85份，买笔花了300元", ["spent"]),
        ("组织爱心募捐，80人捐款6200元，已全部送到家属手中", ["spent"]),
        ("总会拨款$50,000", ["in"]),
        ("NTUC grant $5,000 received for May Day", ["in"]),
        ("爱心企业捐了大米50袋、食用油50桶，折合9500元", ["donated"]),
        ("Donation from Uncle Lee $500", ["donated"]),
        ("急救班開班，24人報名，收學費$6,300", ["in"]),
        ("Helped Mr Lim recover unpaid OT of $3,240 from his boss", ["recovered"]),
        ("仲裁個案一宗贏咗，判賠$68,000俾會員", ["recovered"]),
        ("先帮他申请了大病救助8000元", ["budgeted"]),
        ("职工捐款 3,200元", ["donated"]),
        ("全体职工为患病同事捐款3200元", ["donated"]),
        ("爱心捐款活动，120人参加，捐款8600元", ["donated"]),
        ("厂里职工给老张捐了8600元", ["donated"]),
        ("企业赞助运动会5000元", ["donated"]),
        ("今日有間公司贊助咗$2000", ["donated"]),
        ("Sponsor gave $500", ["donated"]),
        ("Members donated $1,200", ["donated"]),
        ("Raised $4,300 at the charity sale", ["donated"]),
        ("We donated $300 to the hospice", ["spent"]),
        ("给灾区捐款2000元", ["spent"]),
        ("工会赞助篮球队服装费2000元", ["spent"]),
        ("捐赠仪式布置500元", ["spent"]),
        ("职工捐款3200元，买慰问品500元", ["donated", "spent"]),
        ("单位行政补助工会5000元", ["in"]),
        ("勞工處資助 $10000", ["in"]),
        ("场地租金收入2000元", ["in"]),
        ("会费 $8800", ["in"]),
        ("补交上级会费5000元", ["spent"]),
        ("调解成功，单位补发工资12000元", ["recovered"]),
        ("幫會員追番欠薪$35000", ["recovered"]),
        ("Got back $8,000 wages for 3 members", ["recovered"]),
    ],
)
def test_a_sum_says_which_way_it_went(text: str, flows: list[str]) -> None:
    """Spent, come in, donated, got back for members, in dispute."""
    found = read(text, NOW, region="HK" if "$" in text else "CN", meant=Intent.LOG)
    assert [one.flow for one in found.money] == flows


def test_pay_got_back_is_listed_and_never_spent() -> None:
    """Nor is it income: it is the members' own."""
    found = _counted("帮4名工友讨回工资32000元")
    assert (found.money, found.income) == ((), ())
    assert [(one.what, one.text) for one in found.listed] == [("追回工资", "32000元")]


@pytest.mark.parametrize(
    ("text", "what"), [("先帮他申请了大病救助8000元", "申请"), ("联欢会预算8000元", "联欢会预算")]
)
def test_what_is_not_spent_yet_says_why(text: str, what: str) -> None:
    """Aid that was applied for is no budget."""
    assert [one.what for one in _counted(text).listed] == [what]


def test_a_grant_beside_a_price_leaves_the_product() -> None:
    """「区总拨款2万元，6个分会各3000」: 18000 were given on."""
    money = read("区总拨来送清凉专款2万元已收到，昨天下拨到6个分会，各3000", NOW).money
    assert [(one.minor, one.per, one.flow) for one in money] == [
        (2000000, None, "in"),
        (300000, "个", "spent"),
        (1800000, None, "spent"),
    ]


def test_what_was_paid_besides_is_no_total_of_the_price() -> None:
    """「一桌9000，摸彩另外发了5万」: both."""
    money = read("尾牙辦完了，席開22桌，一桌9000，摸彩獎金另外發了5萬", NOW, region="TW").money
    assert [one.minor for one in money if not one.per] == [19800000, 5000000]


@pytest.mark.parametrize(
    ("text", "minors"),
    [
        ("送温暖支出：4×500＋3×200，另买面粉7袋", [260000]),
        ("送温暖支出4*500+3*200=2600元", [260000]),
        ("送温暖支出2600元：4×500＋3×200", [260000]),
        ("慰问金5×600，今天发了", [300000]),
    ],
)
def test_sums_of_products_are_worked_out_once(text: str, minors: list[int]) -> None:
    """Beside the total said they are what it is made of."""
    assert [one.minor for one in _counted(text).money] == minors


def test_a_relay_is_no_money() -> None:
    """「4×100米接力」."""
    assert [one.minor for one in read("趣味运动会4×100米接力8队参加，奖品花了300元", NOW).money] == [30000]


def test_two_hundred_each_is_a_price() -> None:
    """「二百一人」 beside those counted; nobody counts 210 people so."""
    money = read("慰问金已发，二佰一人，发了31人", NOW).money
    assert [(one.minor, one.per) for one in money] == [(20000, "人"), (620000, None)]


def _counted(text: str) -> Counted:
    [found] = read(text, NOW, meant=Intent.LOG).facts
    return count_figures(
        Fact(found.category, found.title, date(2026, 11, 20), found.measures, found.money), text
    )
