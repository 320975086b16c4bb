"""词库工作台: what the town teaches, tried before it counts, and taken back where it was wrong."""
