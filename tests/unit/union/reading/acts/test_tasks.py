"""Orders and requests: who is to do what by when, and nothing of it is work done."""

from datetime import datetime

import pytest

from union.core.kinds import Kind
from union.reading.act_reading import Context, read_acts
from union.reading.acts.tasks.assignments import likely_owner, marked
from union.reading.message import ActKind, Intent
from union.reading.reader import read

NOW = datetime(2026, 11, 20, 10)
PEOPLE = ("陈国强", "黄丽珍", "梁伟明", "周敏")


@pytest.mark.parametrize(
    ("text", "title", "owners", "day"),
    [
        ("国强12月1日前把防火检查方案发给我", "防火检查方案", ("陈国强",), "2026-12-01"),
        ("应急预案的讲稿伟明12月3日前改出来", "应急预案的讲稿改出来", ("梁伟明",), "2026-12-03"),
        ("请丽珍、伟明11月27日前把会员名册核对好", "核对会员名册", ("黄丽珍", "梁伟明"), "2026-11-27"),
        ("各车间12月8日前上报劳保用品清单", "上报劳保用品清单", ("各车间",), "2026-12-08"),
        ("經審委員12月8日前核對帳目報表", "核對帳目報表", ("經審委員",), "2026-12-08"),
        (
            "由丽珍牵头，陈国强配合，12月8日前核对好会员名册",
            "核对好会员名册",
            ("黄丽珍", "陈国强"),
            "2026-12-08",
        ),
        (
            "由丽珍牵头、陈国强配合，12月8日前核对好会员名册",
            "核对好会员名册",
            ("黄丽珍", "陈国强"),
            "2026-12-08",
        ),
        ("会议材料丽珍负责，12月8日前印好", "会议材料", ("黄丽珍",), "2026-12-08"),
        ("三八趣味赛伟明总负责，12月8日前落实场地", "三八趣味赛落实场地", ("梁伟明",), "2026-12-08"),
        ("小周，茶话会的礼品12月8日前备好", "茶话会的礼品备好", ("周敏",), "2026-12-08"),
        ("@周敏 简报周一给我", "简报", ("周敏",), "2026-11-23"),
        ("请小周周五前把名册交来", "名册交来", ("周敏",), "2026-11-20"),
        ("请各年级组12月8日前上报参赛名单", "上报参赛名单", ("各年级组",), "2026-12-08"),
        ("麻烦老于下周三前把横幅订好", "订横幅", ("老于",), "2026-11-25"),
        (
            "Siti to submit the attendance list by 4 December",
            "submit the attendance list",
            ("Siti",),
            "2026-12-04",
        ),
    ],
)
def test_a_task_has_its_owner_and_its_day(text: str, title: str, owners: tuple[str, ...], day: str) -> None:
    """The title is what is to be done, without who and when; the item is due that day."""
    (act,) = read_acts(text, NOW, Context(people=PEOPLE)).acts

    assert (act.kind, act.owners, act.whens[0].start.date().isoformat()) == (ActKind.TASKED, owners, day)
    assert act.message is not None and act.message.kind in (Kind.DEADLINE, Kind.REPORT)
    assert (act.title or "").strip() == title


@pytest.mark.parametrize(
    "text",
    [
        "写一份走访困难职工8户的总结",
        "起草培训40人的方案",
        "准备慰问品60份",
        "布置会场，摆80把椅子",
        "通知各班组，每组报2人",
        "请各车间统计慰问对象，每车间3户",
        "讨论送温暖方案，每户600元，共40户",
        "议程：1.通报慰问9户情况 2.讨论预算3万元",
        "团购橙子，每箱45元，已有20人报名",
        "接龙：秋游报名 1.阿芳 2.老陈 3.小许",
        "各支部每支部推荐先进2名",
        "宣传员每人本月报3篇稿子",
    ],
)
def test_an_order_is_no_work_done(text: str) -> None:
    """What is to be done, to be talked about or to be bought together is never filed."""
    assert read(text, NOW).intent is not Intent.LOG


@pytest.mark.parametrize(
    "text",
    [
        "准备了慰问品60份，已全部发到12户",
        "讨论通过提案6件",
        "整理职工档案30盒",
        "通知已发到8个班组，覆盖职工120人",
        "起草好了集体合同，征求意见18条",
    ],
)
def test_what_is_told_as_done_is_work(text: str) -> None:
    """The same verbs with a sign that it is done tell of work."""
    assert read(text, NOW).intent is Intent.LOG


@pytest.mark.parametrize(
    "text",
    [
        "小王周五前把我的快递拿了",
        "老李请客吃饭，明天去",
        "我报跳绳",
        "周敏昨天走访12户，国强统计了60人",
        "大家周末愉快",
    ],
)
def test_talk_gives_nobody_a_task(text: str) -> None:
    """Who fetches a parcel does nothing for the union, and what was done is no task."""
    assert all(act.kind is not ActKind.TASKED for act in read_acts(text, NOW, Context(people=PEOPLE)).acts)


def test_an_appointment_with_somebody_responsible_stays_an_event() -> None:
    """A training at two with its owner is held, not due."""
    (act,) = read_acts("12月10日下午2点安全培训，周敏负责", NOW, Context(people=PEOPLE)).acts

    assert (act.kind, act.title) == (ActKind.PLANNED, "安全培训")


def test_who_is_called_for_an_errand_has_no_task() -> None:
    """What is no paper and no thing of an office is asked as a favour."""
    assert read_acts("小周，周三前给我带份凉皮", NOW, Context(people=PEOPLE)).acts == ()


def test_two_things_to_do_under_a_heading_are_two_tasks() -> None:
    """「两个事」 heads them as 「两件事」 does."""
    text = "两个事抓一下：国强12月3日前交台账，丽珍12月7日前交自查表"

    assert [act.owners for act in read_acts(text, NOW, Context(people=PEOPLE)).acts] == [
        ("陈国强",),
        ("黄丽珍",),
    ]


def test_no_line_of_minutes_that_orders_something_is_left_out() -> None:
    """Without owner and day it is still to be done; what was reported there is not."""
    said = "会议纪要：1.周敏12月1日前打印议程；2.订好会场；3.采购慰问品；4.修好活动室空调；5.通报了经费情况"
    acts = read_acts(said, NOW, Context(people=PEOPLE)).acts
    titles = [act.message.title for act in acts if act.kind is ActKind.TASKED and act.message]
    assert titles == ["打印议程", "订好会场", "采购慰问品", "修好活动室空调"]


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("陈国强、赵德柱12月10日前完成消防演练方案", ("陈国强", "赵德柱")),
        ("由赵亮12月10日前办好消防演练方案", ("赵亮",)),
    ],
)
def test_somebody_nobody_has_met_is_named_all_the_same(text: str, owners: tuple[str, ...]) -> None:
    """Beside somebody who is known, or behind 由."""
    (act,) = read_acts(text, NOW, Context(people=PEOPLE)).acts
    assert act.owners == owners


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("国强写工作总结，丽珍印通知，都12月3日前", ["陈国强", "黄丽珍"]),
        ("Ravi print the notices, Siti book the hall, both by 3 Dec", ["Ravi", "Siti"]),
        ("Ravi to do the poster and Siti to call the caterer, by 3 Dec", ["Ravi", "Siti"]),
        ("Ravi u settle the forms by 3 Dec, Siti u print the notices by 3 Dec", ["Ravi", "Siti"]),
    ],
)
def test_what_is_due_together_is_due_of_each(text: str, owners: list[str]) -> None:
    """One deadline behind several tasks of one sentence."""
    acts = read_acts(text, NOW, Context(people=(*PEOPLE, "Ravi", "Siti"))).acts

    assert [act.owners[0] for act in acts] == owners
    assert {when.start for act in acts for when in act.whens} == {datetime(2026, 12, 3)}
    assert not any((act.title or "").endswith("and") for act in acts)


def test_a_deadline_of_another_sentence_is_not_shared() -> None:
    """What stands behind a full stop is due by itself."""
    acts = read_acts("国强写工作总结。丽珍12月3日前印通知", NOW, Context(people=PEOPLE)).acts

    assert [(act.owners, len(act.whens)) for act in acts if act.whens] == [(("黄丽珍",), 1)]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("女工委员会会议开完了，9人到场。下次12月17日周四", "女工委员会会议"),
        ("committee meeting over, 9 turned up. next one 17 Dec", "committee meeting"),
    ],
)
def test_the_next_one_is_called_as_the_one_that_is_over(text: str, title: str) -> None:
    """「下次」 names no thing of its own."""
    told, planned = read_acts(text, NOW).acts

    assert (told.kind, planned.kind, planned.title) == (ActKind.TOLD, ActKind.PLANNED, title)


@pytest.mark.parametrize(
    "text", ["年货采购方案，国强下周三交我", "年货采购方案 国强下周三交我", "年货采购方案，国强下周三前给我"]
)
def test_what_is_wanted_stands_before_the_name(text: str) -> None:
    """「方案，金花下周三交我」: the thing is the title, nothing of who gives it to whom."""
    (act,) = read_acts(text, NOW, Context(people=PEOPLE)).acts
    assert (act.kind, act.title, act.owners) == (ActKind.TASKED, "年货采购方案", ("陈国强",))


@pytest.mark.parametrize(
    ("text", "title", "owners", "day"),
    [
        ("橫額我整，thursday交", "橫額", ("我",), "2026-11-26"),
        ("啲襟章我嚟整，下禮拜三起貨", "襟章", ("我",), "2026-11-25"),
        ("讲稿我下周一前写好", "讲稿写好", ("我",), "2026-11-23"),
        ("新聞稿就拜託國強喇，thursday之前俾我睇", "新聞稿", ("陈国强",), "2026-11-26"),
    ],
)
def test_a_thing_is_named_before_whoever_sees_to_it(
    text: str, title: str, owners: tuple[str, ...], day: str
) -> None:
    """The day on which it will be handed over is when it is due."""
    (act,) = read_acts(text, NOW, Context(people=PEOPLE)).acts
    assert (act.kind, act.title, act.owners) == (ActKind.TASKED, title, owners)
    assert f"{act.whens[0].start:%Y-%m-%d}" == day


@pytest.mark.parametrize("text", ["晚飯我整，星期五我生日", "我星期五交功課", "个汤我煲，星期五飲"])
def test_what_somebody_does_at_home_is_no_task(text: str) -> None:
    """Nothing is handed over, or it is none of the office's things."""
    acts = read_acts(text, NOW, Context(people=PEOPLE)).acts
    assert [act for act in acts if act.kind is ActKind.TASKED] == []


def test_a_bare_verb_is_done_to_what_was_told_before_it() -> None:
    """「尚欠12人之會費，由國強追收」: what is to be collected stands in the clause before."""
    text = "今日收妥會費28份，合共5600元。尚欠12人之會費，由國強於12月15日前追收。"
    (*_, act) = read_acts(text, NOW, Context(people=PEOPLE)).acts
    assert (act.kind, act.title) == (ActKind.TASKED, "追收會費")


def test_told_and_a_promise_in_one_sentence_are_two() -> None:
    """另外 begins what the writer will see to."""
    acts = read_acts("今日派咗200張單張，另外橫額我下星期一前整好", NOW, Context(people=PEOPLE)).acts
    assert [(act.kind, act.title) for act in acts] == [
        (ActKind.TOLD, "派咗200張單張"),
        (ActKind.TASKED, "橫額整好"),
    ]


@pytest.mark.parametrize(
    ("text", "title", "owners"),
    [
        ("会员册要重新登记，国强12月1日前跑一趟把它弄了", "会员册重新登记", ("陈国强",)),
        ("活动室的灯管坏了，丽珍你周五前找人看看", "活动室的灯管坏了", ("黄丽珍",)),
        ("急救箱要补12卷纱布 我下周三前去领", "急救箱补12卷纱布", ("我",)),
        ("春节慰问品要询价。伟明你去问三家，12月10号前报给我", "春节慰问品询价", ("梁伟明",)),
    ],
)
def test_a_need_and_then_who_sees_to_it_is_one_task(text: str, title: str, owners: tuple[str, ...]) -> None:
    """What is to be done is the thing that was needed."""
    acts = read_acts(text, NOW, Context(people=PEOPLE)).acts

    assert [(act.kind, act.title, act.owners) for act in acts] == [(ActKind.TASKED, title, owners)]


@pytest.mark.parametrize(
    "text", ["我家空调坏了，我周六前找人修", "手机屏碎了，我明天去换", "电动车没电了，我明天去充"]
)
def test_a_need_of_ones_own_is_no_task(text: str) -> None:
    """Nobody's home is the union's."""
    assert not read_acts(text, NOW, Context(people=PEOPLE)).acts


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("我说两句。国强你管奖品，一等奖1个，二等奖3个，29号得备齐", "奖品"),
        ("我说两句。丽珍你写个倡议书写好了，26号之前给我", "倡议书"),
        ("伟明你跟食堂对接一下，28号之前拿一个加餐的方案给我", "加餐的方案"),
    ],
)
def test_who_is_told_so_to_his_face_has_still_to_do_it(text: str, title: str) -> None:
    """Whatever is counted in it, or said of its end."""
    acts = read_acts(text, NOW, Context(people=PEOPLE)).acts

    assert [act.kind for act in acts] == [ActKind.TASKED]
    assert title in (acts[0].title or "")


def test_branches_named_together_owe_what_was_named_before() -> None:
    """Thanks at its end are no private talk."""
    text = "体检预约表，一线、后勤、机关三个分会25日前发给国强，谢谢大家"
    (act,) = read_acts(text, NOW, Context(people=PEOPLE)).acts

    assert (act.kind, "体检预约表" in (act.title or "")) == (ActKind.TASKED, True)


def test_who_prepares_something_for_a_plan_has_a_task_due_by_its_day() -> None:
    """A part in it is none: who chairs it, who takes it down."""
    words = "12月10日下午2点开职代会，周敏准备材料，国强主持，秀芬做记录"
    acts = read_acts(words, NOW, Context(people=PEOPLE)).acts

    assert [(act.kind, act.title, act.owners) for act in acts][1:] == [
        (ActKind.TASKED, "准备材料", ("周敏",))
    ]
    when = acts[1].message.when
    assert when is not None and when.deadline and when.start.day == 10


def test_minutes_give_a_part_to_whom_nobody_has_met() -> None:
    """「赵强负责联系超市」 was left out in silence."""
    words = "会上定了：周敏12月10日前出方案，赵小强负责联系超市"
    acts = read_acts(words, NOW, Context(people=PEOPLE)).acts
    assert [(act.title, act.owners) for act in acts] == [("出方案", ("周敏",)), ("联系超市", ("赵小强",))]


@pytest.mark.parametrize("behind", ["我和国强去", "各小组报名", "周敏带队", "伟明开车"])
def test_who_takes_part_in_a_plan_has_no_task_of_his_own(behind: str) -> None:
    """It says who comes."""
    acts = read_acts(f"12月10日上午9点慰问环卫工人，{behind}", NOW, Context(people=PEOPLE)).acts
    assert [act.kind for act in acts] == [ActKind.PLANNED]


def test_a_list_with_a_column_of_names_is_a_task_a_line() -> None:
    """What is to be done stands before the name, the day behind it."""
    text = "会务分工：（一）资格审查材料，陈国强，12月1日前；（二）会场布置，梁伟明，12月3日前。"
    found = read_acts(text, NOW, Context(people=PEOPLE)).acts
    assert [(one.title, one.owners) for one in found] == [
        ("资格审查材料", ("陈国强",)),
        ("会场布置", ("梁伟明",)),
    ]


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("尺码表国强拉一个 明儿发各队", "陈国强"),
        ("绳子我去借", "我"),
        ("名单交给丽珍", None),
        ("那破音响修一修 25号要用", None),
    ],
)
def test_somebody_is_called_or_takes_it(text: str, owner: str | None) -> None:
    """Whoever only gets it does not do it."""
    assert likely_owner(text, PEOPLE) == owner


@pytest.mark.parametrize(
    ("text", "title", "owners"),
    [
        ("保险理赔单12月9号前要收齐，国强跟", "保险理赔单要收齐", ("陈国强",)),
        ("通讯录我会12月3号之前更新好", "通讯录更新好", ("我",)),
        ("采购归丽珍，12月3日前办完", "采购", ("黄丽珍",)),
        ("对了国强 那个慰问品采购的请示你先拟一稿 12月3号之前给我", "慰问品采购的请示先拟一稿", ("陈国强",)),
        ("场地租赁合同 丽珍 12月3号前", "场地租赁合同", ("黄丽珍",)),
        (
            "食堂换承包商的事 国强去了解一下 12月3号前给个说法",
            "食堂换承包商的事 了解一下给个说法",
            ("陈国强",),
        ),
        ("花让丽珍去买，12月3号送到会场", "买花", ("黄丽珍",)),
    ],
)
def test_whoever_is_named_behind_sees_to_it(text: str, title: str, owners: tuple[str, ...]) -> None:
    """What leads to his name is no part of the title, the thing named before him is."""
    (act,) = read_acts(text, NOW, Context(people=PEOPLE)).acts
    assert (act.kind, act.title, act.owners) == (ActKind.TASKED, title, owners)


def test_whoever_answers_behind_a_plan_has_what_stands_before_him() -> None:
    """「我跟」 is of the deposit, not of the dinner."""
    dinner, deposit = read_acts(
        "聚餐12月20日晚上6点半，荣华酒楼。订金12月5日前要付，我跟", NOW, Context(people=PEOPLE)
    ).acts
    assert (dinner.owners, deposit.owners) == ((), ("我",))


def test_a_sentence_that_only_gets_ready_for_a_feast_is_no_plan() -> None:
    """What is to be done for it follows."""
    acts = read_acts("春节慰问要提前准备。国强12月5日前把采购清单做出来", NOW, Context(people=PEOPLE)).acts
    assert [act.title for act in acts] == ["采购清单"]


def test_a_name_is_marked_whole_and_nowhere_else() -> None:
    """The longest way of calling somebody counts, and Tan is nobody in Tanjong: no roster needs patterns of its own."""
    said = marked("给陈国强，小陈去Tanjong找Mei·Ling", ("陈国强", "Tan Mei Ling"))
    assert said == "给\ue000\ue001\ue001，\ue000\ue001去Tanjong找\ue000" + "\ue001" * 7
