"""Maxima and means of tiles of 2 x 2 of images of sixteen channels."""

from __future__ import annotations

import dezero_typed as dz

from ..subjects import unary
from ..workloads.convolutions import max_pooling, mean_pooling
from .convolution import IMAGES, batch

PLANES = batch(16, 32, 32)

SUBJECTS = (
    unary(dz.nn.max_pool2d, max_pooling, PLANES, call=lambda x: dz.nn.max_pool2d(x, 2), scale=IMAGES),
    unary(dz.nn.avg_pool2d, mean_pooling, PLANES, call=lambda x: dz.nn.avg_pool2d(x, 2), scale=IMAGES),
)
