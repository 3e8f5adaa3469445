"""Names of what is counted and paid, as data: units, currencies, subjects of the books, what visits are for, trade days.

The catalogues can only hold what stands here as a sentence; a test asks that no name is missing.
"""

from union.words import Words


def every(_: Words) -> tuple[str, ...]:
    """All of them."""
    money = (*_sums(_), *_currencies(_), *_subjects(_))
    return (*_units(_), *money, *_counted(_), *_visits(_), *_visit_titles(_), *_opinions(_), *_trade_days(_))


def _units(_: Words) -> tuple[str, ...]:
    """「12户」: the unit with its figure, for languages in which a word goes with a number."""
    return (
        _("{count}人次"), _("{count}人份"), _("{count}号人"), _("{count}个人"), _("{count}人"), _("{count}名"),
        _("{count}位"), _("{count}户次"), _("{count}户"), _("{count}对"), _("{count}家"), _("{count}个"),
        _("{count}组"), _("{count}支"), _("{count}所"), _("{count}队"), _("{count}节"), _("{count}次"),
        _("{count}场次"), _("{count}场"), _("{count}期"), _("{count}回合"), _("{count}回"), _("{count}轮"),
        _("{count}遍"), _("{count}节课"), _("{count}课时"), _("{count}学时"), _("{count}堂"), _("{count}条"),
        _("{count}项"), _("{count}件"), _("{count}份"), _("{count}篇"), _("{count}本"), _("{count}册"),
        _("{count}封"), _("{count}幅"), _("{count}副"), _("{count}面"), _("{count}首"), _("{count}部"),
        _("{count}枚"), _("{count}张"), _("{count}起"), _("{count}例"), _("{count}宗"), _("{count}则"),
        _("{count}道题"), _("{count}处"), _("{count}套"), _("{count}眼"), _("{count}台"), _("{count}辆"),
        _("{count}只"), _("{count}箱"), _("{count}袋"), _("{count}盒"), _("{count}瓶"), _("{count}桶"),
        _("{count}床"), _("{count}架"), _("{count}桌"), _("{count}间"), _("{count}座"), _("{count}栋"), _("{count}棵"),
        _("{count}株"), _("{count}盆"), _("{count}束"), _("{count}双"), _("{count}包"), _("{count}把"),
        _("{count}顶"), _("{count}壶"), _("{count}罐"), _("{count}块"), _("{count}款"), _("{count}种"),
        _("{count}类"), _("{count}批次"), _("{count}批"), _("{count}车次"), _("{count}趟"), _("{count}册次"),
        _("{count}杯"), _("{count}碗"), _("{count}盘"), _("{count}餐"), _("{count}顿"), _("{count}根"),
        _("{count}片"), _("{count}枝"), _("{count}朵"), _("{count}颗"), _("{count}粒"), _("{count}篮"),
        _("{count}筐"), _("{count}提"), _("{count}捆"), _("{count}卷"), _("{count}头"), _("{count}匹"),
        _("{count}扇"), _("{count}盏"), _("{count}笔"), _("{count}页"), _("{count}票"), _("{count}局"),
        _("{count}圈"), _("{count}工日"), _("{count}公里"), _("{count}千米"), _("{count}平方米"), _("{count}平方"),
        _("{count}平米"), _("{count}㎡"), _("{count}米"), _("{count}公斤"), _("{count}千克"), _("{count}毫升"),
        _("{count}斤"), _("{count}吨"), _("{count}亩"), _("{count}公顷"), _("{count}度电"), _("{count}升"),
        _("{count}天"), _("{count}个月"), _("{count}个小时"), _("{count}小时"), _("{count}分钟"), _("{count}学年"),
        _("{count}个百分点"), _("{count}道"), _("{count}支队伍"),
    )  # fmt: skip


def _sums(_: Words) -> tuple[str, ...]:
    """「6000元」."""
    return (
        _("{amount}元"), _("{amount}港元"), _("{amount}澳门元"), _("{amount}新台币"), _("{amount}新元"),
        _("{amount}令吉"), _("{amount}美元"), _("{amount}欧元"), _("{amount}英镑"), _("{amount}日元"),
    )  # fmt: skip


def _currencies(_: Words) -> tuple[str, ...]:
    """Alone, in the column of a table."""
    return (
        _("元"), _("港元"), _("澳门元"), _("新台币"), _("新元"), _("令吉"), _("美元"), _("欧元"), _("英镑"), _("日元"),
    )  # fmt: skip


def _subjects(_: Words) -> tuple[str, ...]:
    """科目 of union/data/subjects.toml."""
    return (
        _("职工活动支出"), _("职工服务支出"), _("维权支出"), _("业务支出"), _("资本性支出"), _("其他支出"), _("会费收入"), _("拨缴经费收入"),
        _("上级补助收入"), _("政府补助收入"), _("行政补助收入"), _("其他收入"),
    )  # fmt: skip


def _counted(_: Words) -> tuple[str, ...]:
    """Who or what is counted, as union/data/english.toml puts English nouns into Chinese."""
    return (
        _("职工"), _("会员"), _("女职工"), _("退休职工"), _("志愿者"), _("委员"), _("学生"), _("住院职工"),
        _("劳动纠纷"), _("投诉"), _("传单"), _("建议"), _("会议"), _("走访"), _("讲座"), _("培训班"), _("企业"), _("分会"),
        _("困难职工"), _("慰问金"), _("慰问品"), _("奖金"), _("奖品"), _("会费"),
    )  # fmt: skip


def _visits(_: Words) -> tuple[str, ...]:
    """What a life event is called in short, and what is done for it."""
    return (
        _("病"), _("困"), _("婚"), _("丧"), _("生"), _("退"), _("生日"), _("探望"), _("走访"), _("慰问"), _("吊唁"),
    )  # fmt: skip


def _visit_titles(_: Words) -> tuple[str, ...]:
    """What its item is called."""
    return (
        _("探望伤病职工"), _("探望住院职工"), _("走访困难职工"), _("结婚慰问职工"), _("吊唁慰问职工"), _("生育慰问职工"),
        _("退休慰问职工"), _("生日慰问职工"),
    )  # fmt: skip


def _opinions(_: Words) -> tuple[str, ...]:
    """What members say of an answer, and what is covered in a message."""
    return (
        _("满意"), _("基本满意"), _("不满意"), _("身份证号"), _("银行卡号"), _("手机号"),
    )  # fmt: skip


def _trade_days(_: Words) -> tuple[str, ...]:
    """Of union/data/trades.toml."""
    return (
        _("警察节"), _("世界社工日"), _("气象日"), _("航天日"), _("护士节"), _("中国旅游日"), _("公交驾驶员关爱日"), _("科技工作者日"),
        _("国际档案日"), _("世界海员日"), _("中国航海日"), _("医师节"), _("教师节"), _("世界药师日"), _("世界邮政日"), _("国际厨师日"),
        _("环卫工人节"), _("记者节"), _("消防日"), _("国际民航日"),
    )  # fmt: skip
