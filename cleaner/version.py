"""The version of the package: in its metadata, and in the signature of every record."""

__version__ = "0.1.0"
