"""Soundness: from every state a case can reach an end can be reached, and people are asked on the way.

`graph` looks at the drawing alone; `states`, `people` and `explorer` walk through everything that can happen with the
people registered; `proving` puts what they find into the designer's words.
"""
