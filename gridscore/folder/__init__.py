"""The ledger folder and its settings."""
