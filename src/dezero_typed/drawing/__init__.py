"""Pictures of the graph of a Variable.

pictures.py   what a picture consists of: boxes and arrows
graph.py      draw: the boxes of a graph, and what they say
specs.py      the shape and the dtype of what each function made
summary.py    which parts of a large graph share a box
dot.py        the picture in Graphviz' language
mermaid.py    the picture in Mermaid's language
layout.py     where each box stands
scene.py      where the boxes and the arrows are, in pixels
svg.py        the picture as SVG
"""

from .graph import draw
from .pictures import Arrow, Box, Drawing

__all__ = ["Arrow", "Box", "Drawing", "draw"]
