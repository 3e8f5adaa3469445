"""Sentences in answer to a pressed button, shown as a toast of at most 200 characters."""

from union.words import sentence

# The button is of an earlier version, or nobody made it.
old_button = sentence("这个按钮已失效，请重新发一条")
not_yours = sentence("您不在这个群的名册里，不能操作")  # The person is not in the button's group
not_allowed = sentence("您没有这个权限，请联系本群管理员")  # The table of rights says no
only_author = sentence("只有本人或管理员可以操作")  # Only the author or an admin may
gone = sentence("这一条已经不在了")  # The item or entry does not exist any more
done_before = sentence("已经处理过了")  # Somebody pressed first
# Somebody else wanted to change a setting.
admins_only = sentence("设置由本群管理员修改；发 /settings 可以查看。")
# A toast to who sends more than is handled.
too_many_presses = sentence("按得太快了，这一下没有算，请过一分钟再按")
