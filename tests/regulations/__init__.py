"""Invented regulations of many kinds: a scheme file, ledgers, and results worked out by hand."""
