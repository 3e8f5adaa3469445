"""The report of a period (月报) as one value, computed once, and its ledger, lock, amendments, JSON.
Begin at model.py and ledger.py; renderings are text/, word/, excel/, picture/.
"""
