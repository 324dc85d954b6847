"""Opens uploaded files in a process of its own: what they are, and that they are whole and do no harm.

`inspector` asks, `python -m storage.inspection` opens. Whatever a file does to the one that opens it, whoever asked
gets an answer.
"""
