"""The quizzes of modules: beneath the text, one response at a time, told at once, kept for their owner."""
