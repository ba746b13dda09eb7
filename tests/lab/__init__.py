"""The telephone lab: a real exchange (Asterisk 22), real callers (sipp) and two reference telephones.

Everything runs on loopback. Programs of Debian's own release are installed with apt (`packages.py`), Asterisk
is unpacked below `build/lab` (`installation.py`) and needs neither root nor a chroot.
"""
