"""Which versions of everything run here."""

import platform
import sqlite3
import ssl
import sys

import requests

from app.version import VERSION


def versions() -> dict[str, str]:
    """By name; Qt's and the telephone library's are known elsewhere."""
    return {
        "Bellerbeeld": VERSION,
        "kind": "installed" if getattr(sys, "frozen", False) else "from source",
        "system": platform.platform(),
        "machine": platform.machine(),
        "Python": platform.python_version(),
        "SQLite": sqlite3.sqlite_version,
        "OpenSSL": ssl.OPENSSL_VERSION,
        "requests": requests.__version__,
    }
