"""What somebody expects and neither does nor decides: predictions with holder, horizon and condition."""
