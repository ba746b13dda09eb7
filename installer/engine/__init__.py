"""The telephone library, built from its source: `python3 run.py engine`. CONTRIBUTING.md, 'The library we build'."""
