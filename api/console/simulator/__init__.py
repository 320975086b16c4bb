"""群聊模拟: the whole town's chats on screen, spoken in as on phones."""
