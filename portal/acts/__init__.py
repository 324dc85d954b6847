"""What people may ask of Izin and do in it, with its rules: the same for pages, JSON and the terminal.

Nothing here knows how it was asked or how it is shown: in come the ports, who acts and what she gave; out come the
core's values, or `CommandRefused` with everything that is wrong at once.
"""
