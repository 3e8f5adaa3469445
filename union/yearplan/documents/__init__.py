"""Documents people send, as lines: .txt, .docx, .xlsx, with numbering and merged cells as shown. Begin at plan_lines.py."""
