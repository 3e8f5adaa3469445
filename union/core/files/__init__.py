"""Files and pictures below any subject: what sort a file is, why it is refused, its zip parts, a photo copied, a canvas to draw on.
Begin at file_type.py.
"""
