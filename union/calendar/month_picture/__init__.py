"""The picture of a month: layout in pixels, labels, colours, drawing. Begin at layout.py; image.py makes the PNG from a sheet."""
