"""The pictures of graphs, one module of tests for each of the package."""
