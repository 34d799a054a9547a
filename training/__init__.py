"""How the project's own reader was made, from public data to the file that is shipped. Not needed to run the service."""
