"""Writes rows as CSV with pandas or with Python's csv module.

Arguments: pandas or csv, the file of the rows, whose cells are percent-encoded and separated by tabs, and the file to write.
"""

import csv
import sys
from urllib.parse import unquote

import pandas

writer, source, target = sys.argv[1:]
with open(source, encoding="ascii") as lines:
    header, *rows = [
        [unquote(cell) for cell in line.rstrip("\n").split("\t")] for line in lines
    ]

if writer == "pandas":
    table = pandas.DataFrame(rows, columns=header)
    table["publishedOn"] = pandas.to_datetime(table["publishedOn"])
    table["publishedOn"] += pandas.Timedelta(hours=9)
    # With the row numbers in a column without a name, as by default.
    table.to_csv(target)
else:
    with open(target, "w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([header, *rows])
