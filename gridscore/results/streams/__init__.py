"""Tables as csv, tsv, json, jsonl, md and parquet."""
