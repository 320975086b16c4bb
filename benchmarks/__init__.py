"""Side by side with named peers, in one run: `make bench`. Results are kept as JSON in benchmarks/results/."""
