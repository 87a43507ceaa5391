"""Blank forms: what a station hands out, made from the workbooks in `templates/`."""
