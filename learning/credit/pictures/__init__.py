"""Pictures that people send: drawn anew in a process of its own, so that nothing but what shows of them is kept."""
