"""What a whole corpus shows that no single document does; its findings are proposed as rules."""
