"""Questions about the work and the calendar as values: which days, who, what, which figure.
Begin at work_questions.py (is it a question) and question_reader.py (what is asked).
"""
