"""Runs every feature beside this file on the pure core."""

from pytest_bdd import scenarios

scenarios("semantics")
