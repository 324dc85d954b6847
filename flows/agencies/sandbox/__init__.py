"""A server that answers for every plain system of the register, with invented data: for trying, demos and tests.

It is a process of its own and shares nothing with Izin but the declared shape and the way of signing.
"""
