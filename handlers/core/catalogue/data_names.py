"""Names that come to pages and chats as data: categories, days of the moon, solar terms, festivals, places.

The catalogues can only hold what stands here as a sentence; a test asks that no name is missing.
"""

from handlers.core.catalogue import hint_names, step_names, unit_names
from union.words import Words


def every(_: Words) -> tuple[str, ...]:
    """All of them."""
    moon = (*_days_of_the_moon(_), *_moons(_), *_leap_moons(_), *_terms(_))
    days = (*moon, *_festivals(_), *_holidays_elsewhere(_))
    listed = (*unit_names.every(_), *step_names.every(_), *hint_names.every(_))
    return (*_categories(_), *_kinds(_), *days, *_places(_), *_menu(_), *listed)


def _categories(_: Words) -> tuple[str, ...]:
    return (
        _("组织建设"), _("民主管理"), _("维权保障"), _("帮扶慰问"), _("劳动竞赛"), _("教育培训"), _("文体活动"),
        _("女职工"), _("宣传信息"), _("财务经审"), _("其他"),
    )  # fmt: skip


def _kinds(_: Words) -> tuple[str, ...]:
    return (
        _("走访"), _("竞赛"), _("会议"), _("培训"), _("活动"), _("材料报表"), _("截止事项"), _("其他"),
    )  # fmt: skip


def _days_of_the_moon(_: Words) -> tuple[str, ...]:
    return (
        _("初一"), _("初二"), _("初三"), _("初四"), _("初五"), _("初六"), _("初七"), _("初八"), _("初九"), _("初十"),
        _("十一"), _("十二"), _("十三"), _("十四"), _("十五"), _("十六"), _("十七"), _("十八"), _("十九"), _("二十"),
        _("廿一"), _("廿二"), _("廿三"), _("廿四"), _("廿五"), _("廿六"), _("廿七"), _("廿八"), _("廿九"), _("三十"),
    )  # fmt: skip


def _moons(_: Words) -> tuple[str, ...]:
    return (
        _("正月"), _("二月"), _("三月"), _("四月"), _("五月"), _("六月"), _("七月"), _("八月"), _("九月"), _("十月"),
        _("冬月"), _("腊月"),
    )  # fmt: skip


def _leap_moons(_: Words) -> tuple[str, ...]:
    return (
        _("闰正月"), _("闰二月"), _("闰三月"), _("闰四月"), _("闰五月"), _("闰六月"), _("闰七月"), _("闰八月"),
        _("闰九月"), _("闰十月"), _("闰冬月"), _("闰腊月"),
    )  # fmt: skip


def _terms(_: Words) -> tuple[str, ...]:
    return (
        _("立春"), _("雨水"), _("惊蛰"), _("春分"), _("清明"), _("谷雨"), _("立夏"), _("小满"), _("芒种"), _("夏至"),
        _("小暑"), _("大暑"), _("立秋"), _("处暑"), _("白露"), _("秋分"), _("寒露"), _("霜降"), _("立冬"), _("小雪"),
        _("大雪"), _("冬至"), _("小寒"), _("大寒"),
    )  # fmt: skip


def _festivals(_: Words) -> tuple[str, ...]:
    return (
        _("元旦"), _("腊八"), _("小年"), _("除夕"), _("春节"), _("元宵"), _("学雷锋"), _("三八"), _("植树节"),
        _("读书日"), _("五一"), _("五四"), _("护士节"), _("母亲节"), _("六一"), _("端午"), _("父亲节"), _("七一"),
        _("八一"), _("七夕"), _("医师节"), _("教师节"), _("中秋"), _("国庆"), _("重阳"), _("环卫工人节"), _("记者节"),
        _("消防日"),
    )  # fmt: skip


def _holidays_elsewhere(_: Words) -> tuple[str, ...]:
    """Of Hong Kong, Macao, Taiwan, Singapore and Malaysia."""
    return (
        _("年初二"), _("年初三"), _("年初四"), _("儿童节"), _("和平纪念日"), _("光复节"), _("行宪纪念日"),
        _("孔子诞辰纪念日"), _("耶稣受难节"), _("耶稣受难节翌日"), _("复活节前日"), _("复活节星期一"), _("佛诞"),
        _("卫塞节"), _("香港特区成立纪念日"), _("澳门特区成立纪念日"), _("国庆日"), _("国庆日翌日"), _("中秋翌日"),
        _("中秋后第二日"), _("追思节"), _("圣母无原罪瞻礼"), _("圣诞前夕"), _("圣诞节"), _("圣诞节翌日"),
        _("圣诞节后第二日"), _("开斋节"), _("开斋节第二日"), _("开斋节加放"), _("哈芝节"), _("回历元旦"),
        _("穆罕默德诞辰"), _("屠妖节"), _("国家元首诞辰"), _("马来西亚日"), _("投票日"), _("大选加放"),
        _("Cuti Peristiwa"),
    )  # fmt: skip


def _places(_: Words) -> tuple[str, ...]:
    return (
        _("中国大陆"), _("香港"), _("澳門"), _("台灣"), _("新加坡"), _("馬來西亞"), _("北京"), _("乌鲁木齐"), _("台北"),
        _("吉隆坡"), _("东京"), _("迪拜"), _("伦敦"), _("全国"), _("河南"), _("湖北"), _("福建"),
    )  # fmt: skip


def _menu(_: Words) -> tuple[str, ...]:
    """The lines of Telegram's menu, as handlers/routing/command_table.py has them."""
    return (
        _("新建日程：下周三下午3点开例会"), _("记一笔工作：走访12户，慰问金6000元"), _("看日程：今天、本周、12月 图"),
        _("未完成和已过期限的事项"), _("月报：本月或 2026-11"), _("问一个数：今年慰问了多少户"), _("怎么用"),
    )  # fmt: skip
