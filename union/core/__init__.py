"""What every room of the union needs and no subject owns: granularity, periods, kinds, money and units in words, a group and its settings, rights.
Begin at groups.py; dates and days off are in almanac/, files people send in files/.
"""
