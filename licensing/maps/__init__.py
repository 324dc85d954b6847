"""Where something is: positions, outlines of plots, how large they are, and what a map says of a position.

Comes in as texts that `forms` has read, or as the zones of a map; goes out as texts, square metres and properties.
Nothing here knows forms, definitions or the language. What needs a geometry library imports it where it is needed:
most processes ask for no place, and need not wait for it.
"""
