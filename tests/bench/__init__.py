"""Benchmarks: how fast, how small, beside two telephones that people know. Never part of the tests.

`python -m tests.bench ringing calls …` measures, prints a table, writes `build/bench/NAME.json`, and ends with 1
when a limit is broken. A benchmark is a function without arguments that returns rows; `__main__.py` lists them.
"""
