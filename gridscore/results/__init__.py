"""What comes out: reports, tables and their writers."""
