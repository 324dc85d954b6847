"""Soundness: from every state a case can reach an end can be reached, and people are asked on the way.

`graph` looks at the drawing alone; `states`, `people` and `explorer` walk through everything that can happen with the
people registered; `proving` puts what they find into the designer's words.

No kind of step is known here. What is known is structure, as it stands on `Step`: whom a step asks, which lines it
opens, the document it makes, its exits and its ending; what follows from replies and conditions its kind is asked.
"""
