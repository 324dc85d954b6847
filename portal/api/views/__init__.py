"""The core's values as the API's models."""
