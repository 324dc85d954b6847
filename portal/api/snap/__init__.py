"""Where a bank calls, below `/snap/v1.0`: in the shape of SNAP BI, with its codes and its errors; see `routes`.

Nothing of a body is ever logged, and of what came only its key, its digest and what was answered are kept.
"""
