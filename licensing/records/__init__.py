"""The records as a file: the lines of an export, and whether they are what was written."""
