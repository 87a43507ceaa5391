"""A scheme tried on a station made up in memory: what no check of the file alone can find."""
