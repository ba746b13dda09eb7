"""The telephone lab: a real exchange (Asterisk 22), real callers (sipp) and reference telephones.

Everything runs on loopback. Programs of Debian's own release are installed with apt (`packages.py`), Asterisk
is unpacked below `build/lab` (`installation.py`) and needs neither root nor a chroot. Root is needed to install
the former, and to look at the wire. `pytest -m lab` runs the tests; where a part is missing they are skipped with
a line that says what, or fail if `BELLERBEELD_LAB=required` is in the environment, as in the pipeline.
"""
