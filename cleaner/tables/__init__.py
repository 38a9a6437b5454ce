"""Data only: each table names its source and version."""
