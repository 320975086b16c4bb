"""What it comes to, in the words of the interface, and why."""
