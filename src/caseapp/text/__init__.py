"""Words for people: sentences, labels, dates and counts in Ukrainian and English."""
