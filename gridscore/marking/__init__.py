"""Copies of the workbooks in which every problem is marked where it stands."""
