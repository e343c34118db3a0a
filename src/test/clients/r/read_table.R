# Reads the table at a URL, and prints its columns and rows. Cells are percent-encoded and separated by tabs.
table <- read.csv(commandArgs(trailingOnly = TRUE)[1])

encoded <- function(cells) {
  text <- ifelse(is.na(cells), "", as.character(cells))
  vapply(text, utils::URLencode, "", reserved = TRUE)
}

writeLines(paste(encoded(names(table)), collapse = "\t"))
columns <- lapply(table, encoded)
for (row in seq_len(nrow(table))) {
  writeLines(paste(vapply(columns, `[[`, "", row), collapse = "\t"))
}
