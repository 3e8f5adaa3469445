"""What `check` looks at, subject by subject; bot/examination.py puts them in order. Nothing here changes anything."""
