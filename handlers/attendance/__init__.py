"""Who comes: answers, check-in (签到), sign-up (报名) with its waiting list, the list of names. Begin at attendance_card.py."""
