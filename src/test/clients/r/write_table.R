# Writes rows as CSV with write.csv (in UTF-8) or write.csv2 (in Latin-1, with semicolons).
# Arguments: the name of the function, the file of the rows, whose cells are percent-encoded and separated by tabs, and the file to write.
arguments <- commandArgs(trailingOnly = TRUE)
rows <- strsplit(readLines(arguments[2]), "\t", fixed = TRUE)
decoded <- lapply(rows, function(row) {
  cells <- vapply(row, utils::URLdecode, "", USE.NAMES = FALSE)
  Encoding(cells) <- "UTF-8"
  cells
})
table <- as.data.frame(do.call(rbind, decoded[-1]))
names(table) <- decoded[[1]]
table$section[table$section == "none"] <- NA
table$publishedOn <- as.Date(table$publishedOn)

if (arguments[1] == "write.csv") {
  # With the names of the rows in a column without a name, as by default.
  write.csv(table, arguments[3], fileEncoding = "UTF-8")
} else {
  table$publishedOn <- format(table$publishedOn, "%d/%m/%Y")
  write.csv2(table, arguments[3], row.names = FALSE, na = "", fileEncoding = "latin1")
}
