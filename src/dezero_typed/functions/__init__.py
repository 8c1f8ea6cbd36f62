"""The differentiable functions, one module per family."""
