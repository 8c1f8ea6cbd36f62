"""Every function, forward and backward, against the same computation written by hand in NumPy."""
