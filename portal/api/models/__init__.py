"""What the API says and hears, as pydantic models; OpenAPI is made from them.

Texts for people come in both languages. Instants are ISO with a zone.
"""
