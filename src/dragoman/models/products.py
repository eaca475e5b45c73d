"""Matrix products by numpy's BLAS, for pipelines that were loaded.

thinc multiplies with a copy of BLIS of its own, which on processors that it has no kernel for takes three times as long as the OpenBLAS
that numpy's wheels bring (0.0083 s against 0.0029 s for 1000×384 by 384×384). Two thirds of an analysis are such products.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
from thinc.backends.numpy_ops import NumpyOps
from threadpoolctl import ThreadpoolController

if TYPE_CHECKING:
    from thinc.model import Model


class BlasOps(NumpyOps):  # type: ignore[misc]  # thinc's compiled module has no types
    """thinc's operations on arrays of numpy, with numpy's own products."""

    def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
        """`x @ y`, either of them transposed where said; written into `out` where given."""
        return np.matmul(x.T if trans1 else x, y.T if trans2 else y, out=out)

    def affine(self, X: Any, W: Any, b: Any) -> Any:  # noqa: N803  (thinc's names)
        """`X @ W.T + b`."""
        product = np.matmul(X, W.T)
        product += b
        return product


def use_blas(model: Model[Any, Any]) -> None:
    """Let a model and all its layers multiply by numpy; others are left as they are."""
    ops = BlasOps()
    for node in model.walk():
        if type(node.ops) is NumpyOps:
            node.ops = ops


@cache
def _pools() -> ThreadpoolController:
    return ThreadpoolController()


def one_thread() -> AbstractContextManager[object]:
    """While it is open, products take one core: these are too small to share, and threads that wait for one another burn the time saved."""
    limiter: AbstractContextManager[object] = _pools().limit(limits=1, user_api="blas")
    return limiter
