"""The room where consent is asked and interviews on compliance are held."""
