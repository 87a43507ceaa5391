"""An independent second reading of the regulation, slow and plain, to test gridscore against."""
