"""What makes the shown and generated parts of the documentation."""
