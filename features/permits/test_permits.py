"""Runs the story of every permit type on its definition as shipped."""

from pytest_bdd import scenarios

scenarios("permits")
