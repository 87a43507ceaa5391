"""The tests: worked cases, bad ledgers, golden runs, the command line, the rooms one by one."""
