"""Tests of `dezero_typed.optimize`."""
