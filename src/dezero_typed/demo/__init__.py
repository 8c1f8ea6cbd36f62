"""The programs behind ``python -m dezero_typed``.

digits.py   trains a classifier on handwritten digits, the page to read first
book.py     computes what the book's steps compute, next to what they should
extra.py    scikit-learn and tqdm, which the digits need and the package does not
"""
