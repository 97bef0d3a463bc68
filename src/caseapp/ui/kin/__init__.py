"""A person's relatives as every room shows them: whom to call, and who must hear nothing."""
