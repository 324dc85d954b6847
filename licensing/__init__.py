"""The pure core of Izin: what a process definition means.

In come definition texts, commands and events; out go checked processes, new events and owed effects.
Nothing here knows a clock, a disk, a database, Prefect or the web: `now` and every identifier are arguments.
Start with `process` (what is run), `case` (what happened), `deciding` (what may happen next).
"""
