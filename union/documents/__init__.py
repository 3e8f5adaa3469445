"""Documents made from a Digest value. They render; they never compute a figure."""
