"""帮扶名册: the families a committee helps, by code; names in private alone.
Begin at family_register.py.
"""
