"""A relative is asking: what may be said to them, read aloud, and the number they leave."""
