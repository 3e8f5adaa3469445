"""One message read: text and `now` in, one `Message` out. Deterministic, no model, no network.
Begin at reader.py (`read`) and message.py (the value); the stages are the sub-packages: text, numbers, money, quantities, time, acts.
"""
