"""The version of this program; `pyproject.toml` has the same (tests/test_version.py)."""

VERSION = "0.1.0"
