"""What stands in a message: terms, frames, signs, places; false friends taken out."""
