package org.onrecord.exchange.imports;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.onrecord.web.problem.Fault;
import org.onrecord.web.problem.ProblemException;
import org.onrecord.web.problem.ProblemType;

/**
 * Import lines as the rows of a CSV table (RFC 4180) in UTF-8, whose first row names the fields.
 */
final class CsvLines implements LineFormat {
  private static final int MAX_COLUMNS = 1000;
  private static final int MAX_HEADER_BYTES = 64 * 1024;
  private static final String NOT_QUOTED =
      "the row is not CSV: a cell that begins with a quotation mark must end with one, and double"
          + " those in its text";

  private final CsvOptions options;
  private final CsvRowEnd rowEnd;
  private CSVFormat format;
  private CsvColumns columns;

  CsvLines(CsvOptions options) {
    this.options = options;
    this.rowEnd = new CsvRowEnd(options.separator());
  }

  @Override
  public LineEnd lineEnd() {
    return rowEnd;
  }

  @Override
  public void readHead(LineReader lines) throws IOException {
    Line line = lines.next();
    while (line != null && line.blank()) {
      line = lines.next();
    }
    if (line == null) {
      throw ProblemException.invalid(Fault.at("", "the table has no header line"));
    }
    if (line.length() > MAX_HEADER_BYTES) {
      throw malformed("the header line is longer than %d bytes".formatted(MAX_HEADER_BYTES));
    }
    format = CSVFormat.RFC4180.builder().setDelimiter(rowEnd.separator().character()).get();
    columns = new CsvColumns(headers(line.bytes()), options);
  }

  private List<String> headers(byte[] line) {
    if (CsvRowEnd.cells(line, rowEnd.separator()) > MAX_COLUMNS) {
      throw malformed("the table has more than %d columns".formatted(MAX_COLUMNS));
    }
    return StreamSupport.stream(cells(line).spliterator(), false).map(String::strip).toList();
  }

  @Override
  public JsonNode parse(byte[] line) {
    // Counted before the cells are made objects, which a row of separators has millions of.
    int cells = CsvRowEnd.cells(line, rowEnd.separator());
    if (cells < columns.count()) {
      requireClosedQuotes(line);
    }
    if (cells != columns.count()) {
      throw malformed(
          "the row has %d cells, the header line has %d".formatted(cells, columns.count()));
    }
    return columns.line(cells(line));
  }

  /** A quotation mark that is not closed makes one cell of the rest of the table. */
  private void requireClosedQuotes(byte[] line) {
    cells(line);
  }

  private Iterable<String> cells(byte[] line) {
    try (CSVParser rows =
        CSVParser.builder().setReader(new StringReader(decoded(line))).setFormat(format).get()) {
      Iterator<CSVRecord> all = rows.iterator();
      CSVRecord row = all.next();
      if (all.hasNext()) {
        throw malformed("the row has a carriage return outside of quotation marks");
      }
      return row;
    } catch (IOException | UncheckedIOException e) {
      throw malformed(NOT_QUOTED);
    }
  }

  private static String decoded(byte[] line) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString();
    } catch (CharacterCodingException e) {
      throw malformed("the row is not UTF-8; name the charset of the table in its Content-Type");
    }
  }

  private static ProblemException malformed(String fault) {
    return ProblemException.invalid(Fault.at("", fault));
  }

  @Override
  public ProblemException tooLong(int maxBytes) {
    return ProblemException.of(
        ProblemType.CONTENT_TOO_LARGE,
        "The row is larger than %d bytes. Maybe a quotation mark that starts a cell in it has no counterpart."
            .formatted(maxBytes));
  }
}
