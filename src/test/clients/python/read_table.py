"""Reads the table at a URL with pandas, and prints its columns and rows.

Cells are percent-encoded and separated by tabs.
"""

import sys
from urllib.parse import quote

import pandas

table = pandas.read_csv(sys.argv[1])
for cells in [table.columns, *table.fillna("").astype(str).values]:
    print("\t".join(quote(cell, safe="") for cell in cells))
