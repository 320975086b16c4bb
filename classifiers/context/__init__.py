"""What a message means among the matters of its group."""
