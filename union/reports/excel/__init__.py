"""A report's ledger as .xlsx, sums as formulas over the entries. Begin at workbook.py."""
