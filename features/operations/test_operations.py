"""Runs every feature beside this file on real services: PostgreSQL, S3, Prefect, the worker."""

import pytest
from pytest_bdd import scenarios

pytest_plugins = ("features.operations.fleets", "features.operations.wholes")
pytestmark = pytest.mark.slow

scenarios("operations")
