"""SNAP BI, the open API of payments: signatures, messages and codes, as the developer site of ASPI describes them.

Pure: whoever sends or takes a message brings clock, secrets and transport. Service codes: 14 statement, 24 inquiry, 25
payment, 47 QRIS, 52 notice of QRIS, 73 token.
"""
