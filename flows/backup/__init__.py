"""Backup and restore: one folder that holds an installation as it was at a moment."""
