"""Stages of an exchange: making one, closing it step by step."""
