"""The program: it starts, receives, sends, keeps the clock. No decision about the union's work is made here.
Begin at app.py, which puts it together; service.py runs it.
"""
