"""Sentences in answer to a pressed button, shown as a toast of at most 200 characters."""

from union.words import Words


def old_button(_: Words) -> str:
    """The button is of an earlier version, or nobody made it."""
    return _("这个按钮已失效，请重新发一条")


def not_yours(_: Words) -> str:
    """The person is not in the button's group."""
    return _("您不在这个群的名册里，不能操作")


def not_allowed(_: Words) -> str:
    """The table of rights says no."""
    return _("您没有这个权限，请联系本群管理员")


def only_author(_: Words) -> str:
    """Only the author or an admin may."""
    return _("只有本人或管理员可以操作")


def gone(_: Words) -> str:
    """The item or entry does not exist any more."""
    return _("这一条已经不在了")


def done_before(_: Words) -> str:
    """Somebody pressed first."""
    return _("已经处理过了")


def admins_only(_: Words) -> str:
    """Somebody else wanted to change a setting."""
    return _("设置由本群管理员修改；发 /settings 可以查看。")


def too_many_presses(_: Words) -> str:
    """A toast to who sends more than is handled."""
    return _("按得太快了，这一下没有算，请过一分钟再按")
