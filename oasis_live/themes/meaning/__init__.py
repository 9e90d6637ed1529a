"""What texts mean and what belongs together: numbers in, numbers out. No card, no room."""
