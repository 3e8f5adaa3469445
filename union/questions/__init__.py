"""Answers to questions about figures and days; no words of an answer live here.
Begin at answers.py; the questions are read in union/reading/questions.
"""
