"""日提醒: this week's theme, the tip of each day, and where today's went."""
