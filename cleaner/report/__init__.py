"""What a run tells a person: summary, diff, explanation, exit status."""
