"""What the documents of union/data/money_rules.toml say, as sentences of the catalogues; a test asks that none is missing."""

from union.words import Words


def every(_: Words) -> tuple[str, ...]:
    """All of them, each once."""
    return (*_of_goods(_), *_of_own_life(_), _("春游、秋游原则上当日往返，这条写了{said}"), _("第八条"))


def _of_goods(_: Words) -> tuple[str, ...]:
    """What is given to all for festivals."""
    return (
        _("节日慰问品原则上为符合传统节日习惯的用品和职工必需的生活用品，这条写了{said}"),
        _("节日慰问发实物，不发现金、购物卡等代金券，这条写了{said}"),
        _("节日慰问品每位会员一年不超过{figure}，今年按记录已有{said}"),
        _("节日慰问发慰问品或慰问品领取券，不发现金、购物卡、代金券，这条写了{said}"),
        _("节日慰问品每位会员一年最高不超过{figure}，今年按记录已有{said}"),
        _("节日慰问发慰问品或提货券，不发现金和购物卡，这条写了{said}"),
        _("节日慰问品每人一年不超过{figure}（经费充足的企业工会1500元），今年按记录已有{said}"),
    )


def _of_own_life(_: Words) -> tuple[str, ...]:
    """Birthdays, weddings, births, illness, deaths, retirement."""
    return (
        _("生日慰问可以发蛋糕等实物，或指定蛋糕店的蛋糕券，这条写了{said}"),
        _("会员结婚可以给一定金额的慰问品，这条写了{said}"),
        _("会员生育可以给一定金额的慰问品，这条写了{said}"),
        _("会员退休离岗可以发一定金额的纪念品，这条写了{said}"),
        _("生日慰问每人不超过{figure}（蛋糕等实物，含指定蛋糕店的蛋糕券），这条每人{said}"),
        _("生育慰问品每人不超过{figure}，这条每人{said}"),
        _("住院慰问每人不超过{figure}（动手术的1000元），这条每人{said}"),
        _("住院动手术的慰问每人不超过{figure}，这条每人{said}"),
        _("会员去世的慰问金不高于{figure}，这条每人{said}"),
        _("会员直系亲属去世的慰问金不高于{figure}，这条每人{said}"),
        _("退休离岗纪念品每人不超过{figure}，这条每人{said}"),
        _("生日慰问每人不超过{figure}（蛋糕等实物或蛋糕券），这条每人{said}"),
        _("结婚慰问品每人不超过{figure}，这条每人{said}"),
        _("住院慰问金每人不超过{figure}，这条每人{said}"),
        _("会员去世的慰问金不超过{figure}，这条每人{said}"),
        _("会员直系亲属去世的慰问金不超过{figure}，这条每人{said}"),
        _("退休纪念品每人不超过{figure}，这条每人{said}"),
        _("生日慰问每人不超过{figure}（实物或提货券），这条每人{said}"),
        _("会员或其直系亲属去世的慰问金不超过{figure}，这条每人{said}"),
    )
