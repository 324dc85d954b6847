"""The language of values: what a definition computes and asks.

`parsing` reads a text to its syntax, `checking` makes terms of it over known names, `refuting` finds what can never
be, and `conditions` is the way in. Terms are in `term`, `logic`, `comparisons`, `numbers`, `days` and `texts`.
"""
