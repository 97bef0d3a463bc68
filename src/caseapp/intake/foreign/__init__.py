"""What runs inside the limited child: foreign files become plain cells. No other part of the program."""
