"""The computation: one module per construct, and the two that chain them."""
