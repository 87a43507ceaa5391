"""Workbooks: what their sheets share, each kind of sheet, and the rows of tables as XML."""
