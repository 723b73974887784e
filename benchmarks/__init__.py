"""How fast niangao is beside docxtpl and python-docx, each as a whole process: `python -m benchmarks.run`."""
