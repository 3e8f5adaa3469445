"""Plans written for the tests, each in a layout of its own, and how an item is written down to compare."""

from union.yearplan.documents.plan_lines import lines_of_text
from union.yearplan.model import PlanItem
from union.yearplan.reader import read_plan

BY_MONTHS = """\
2027年机械厂工会工作计划
一、指导思想
以服务职工为宗旨，围绕全厂生产经营中心开展工作。
二、每月工作安排
一月份：
1、召开工会委员会议，研究全年工作。
2、两节送温暖，走访困难职工。
三月份：
1、庆“三.八”女职工插花活动。组织职工义务植树。
2、月底前完成会员信息采集。
七—八月份：
1、“送清凉”慰问一线班组；
2、上半年工会工作总结。
十二月：举办元旦联欢会，评选优秀工会小组长。
三、保障措施
1、加强领导，落实责任。
"""

SECTIONS = """\
区卫生系统工会20xx年工作要点
一、加强民主管理。每年召开两次职工代表大会，每季度公开一次院务，接受职工监督。
二、丰富文体生活。利用“三八”、“五一”、“十一”等节日，开展职工文体活动。上半年举办乒乓球比赛，下半年组织登山活动。
三、关心职工生活。9月份组织职工体检，由后勤科负责；年底前，完成困难职工档案更新工作。
四、抓好自身建设，定期召开工会例会，不断提高服务水平。
"""

QUARTERS = """\
公司工会工作计划
第一季度
1、召开全委会，部署全年工作（1月15日前）；
2、举办女职工健康讲座（3月上旬）；责任人：李红
第二季度：开展技能比武；组织“五一”表彰。
第四季度
1、12月20日前上报工作总结。
2、做好评优工作，并于年底召开表彰大会。
"""

SCHOOL_YEAR = """\
2027—2028学年第一学期工会工作计划
一、常规工作
1.每学期至少召开一次教代会。
2.开学初制定工作计划，学期末做好工作总结。
二、工作日程
九月
1.教师节庆祝活动
2.新教师座谈会
一月
1.慰问困难教师
"""

TABLE = """\
2027年职工活动一览表
月份\t活动内容\t负责人
1月\t春节慰问困难职工\t张主席
\t离退休干部座谈会\t李梅
6月-7月\t职工健康体检\t医务室
9月底前\t金秋助学资金发放\t财务科
每季度\t工会委员会会议\t办公室
"""

FIELDS = """\
社区工会活动方案计划
活动一：迎新春送春联
时间：1月下旬
地点：文化广场
负责人：刘洋
活动二：职工健步走
活动时间：4月中旬
"""

POINTING = """\
分工会工作计划
（一）重新划分工会小组。为方便开展工作，对原有小组进行调整。此项工作在3月底前完成。
（二）组织一次全体会员郊游。此项活动拟在9月份完成。
（三）今年将举办首届职工技能大赛，提高职工素质。今年是关键之年，要有新的突破。
"""


def items(text: str, year: int = 2027) -> tuple[PlanItem, ...]:
    """The items of a plan in plain text."""
    return read_plan(lines_of_text(text), year=year).items


def told(item: PlanItem) -> str:
    """「2027-03-08 day visit 三八节慰问」; a rule stands for the date, `!` marks a deadline, `~` goes before an end."""
    when = item.when
    end = f"~{when.end.date()}" if when.end and when.end.date() != when.start.date() else ""
    date = when.rrule or f"{when.start.date()}{end}{'!' if when.deadline else ''} {when.grain}"
    return f"{date} {item.kind} {item.title}"


def all_handed_in(text: str, year: int = 2027) -> list[str]:
    """All items of a plan in plain text, each in a line."""
    return [told(item) for item in items(text, year)]
