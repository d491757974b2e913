"""Questions: what an author writes, what is shown of it, what a response is worth. Pure: values in, values out."""
