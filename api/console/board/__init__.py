"""值守台: what runs in the town now, and what needs a person first."""
