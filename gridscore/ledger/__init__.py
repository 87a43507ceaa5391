"""From files to typed columns: cells, tables, problems."""
