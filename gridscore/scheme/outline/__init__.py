"""A regulation as a person reads it: rules, clauses and amounts, in pieces of no language yet."""
