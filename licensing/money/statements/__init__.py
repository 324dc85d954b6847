"""Statements of a bank, read whole or refused whole: bytes come in, and what came into the account goes out."""
