// Room for the first file.
