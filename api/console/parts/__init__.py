"""Small pieces that several pages show. What people wrote goes through `markupsafe`, which escapes it, always."""
