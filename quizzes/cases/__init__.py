"""Case studies: what an author writes, how it is played, and how it is scored. Pure: values in, values out."""
