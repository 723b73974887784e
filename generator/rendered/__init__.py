"""A .docx → its pages as LibreOffice sets them. Wanted where a rule can be seen on the page only."""
