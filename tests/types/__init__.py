"""What the types promise of the functions, one module per family; see ``tests/test_types.py``."""
