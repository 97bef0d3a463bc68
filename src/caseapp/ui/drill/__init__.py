"""The drill: the invented day live beside who practises, under a clock of its own."""
