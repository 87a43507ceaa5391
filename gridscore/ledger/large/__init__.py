"""Very many rows and words, held and worked on by columns: a station loads none of it."""
