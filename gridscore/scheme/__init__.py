"""A regulation: its model, loading, overriding."""
