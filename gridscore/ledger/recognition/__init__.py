"""Tables found in the cells of a sheet: their headings, their rows, forms of one person."""
