"""What an operator can try on an installation of her own, and `make test` tries on one it makes."""
