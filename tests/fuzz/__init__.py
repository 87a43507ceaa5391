"""Spoiled ledgers by the thousand: whatever is handed in, a run ends well or says why not.

`python -m tests.fuzz 10000` tries ten thousand; the suite tries a few of each sort.
"""
