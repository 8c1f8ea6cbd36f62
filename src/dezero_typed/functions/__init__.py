"""The differentiable functions of NumPy's main namespace, one module per family."""
