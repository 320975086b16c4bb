"""How much what was found weighs: subjects, frauds, grade, decision."""
