"""What cells say: words, numbers, dates, choices, periods."""
