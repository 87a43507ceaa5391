"""One module per table: from recognised rows to the typed columns of the ledger."""
