package org.onrecord.exchange.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.web.problem.Fault;
import org.onrecord.web.problem.ProblemException;

/** Rows of CSV tables, read as import lines. */
class CsvLinesTest {
  private static final CsvOptions NONE = options(List.of(), List.of(), null);

  /** {@code ~} is a line feed, {@code ^} a carriage return, {@code >} a tab, {@code '} a quote. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "title,body~A,B|2 {`title`:`A`,`body`:`B`}",
        "title,body^~A,B^~^~|2 {`title`:`A`,`body`:`B`}",
        "title;body~A,a;B|2 {`title`:`A,a`,`body`:`B`}",
        "title>body~A;a>B|2 {`title`:`A;a`,`body`:`B`}",
        "'title';'body'~'A;a';B|2 {`title`:`A;a`,`body`:`B`}",
        "~ ~title~A~~B|4 {`title`:`A`}; 6 {`title`:`B`}",
        "title,body~'A~a','B ''b'','~C,D|2 {`title`:`A\\na`,`body`:`B \\'b\\',`}; 4 {`title`:`C`,`body`:`D`}",
        "title,body~A,~,B~,~'',''~|2 {`title`:`A`}; 3 {`body`:`B`}",
        "title,body~ A ,B 'b' 5'~|2 {`title`:` A `,`body`:`B \\'b\\' 5\\'`}",
        "title ,,body~A,1,B|2 {`title`:`A`,`body`:`B`}",
        "'ti~tle:x',body~A,B|3 {`title`:`A`,`body`:`B`}",
        "body,quotes.text,quotes.2.text~B,Q,R~C,,R|2 {`body`:`B`,`quotes`:[{`text`:`Q`},{`text`:`R`}]}; 3 {`body`:`C`,`quotes`:[{`text`:`R`}]}",
        "authors,externalIds,quotes.spans~' A ;B;',cms:1;b:x:y,1-3; 4-5|2 {`authors`:[`A`,`B`],`externalIds`:[{`scheme`:`cms`,`value`:`1`},{`scheme`:`b`,`value`:`x:y`}],`quotes`:[{`spans`:[{`start`:1,`end`:3},{`start`:4,`end`:5}]}]}",
        "quotes.attribution.anonymous,origin.confidence~TRUE,0.75~0,1|2 {`quotes`:[{`attribution`:{`anonymous`:true}}],`origin`:{`confidence`:0.75}}; 3 {`quotes`:[{`attribution`:{`anonymous`:false}}],`origin`:{`confidence`:1}}",
        "title,body~A,B,C~A~D,'E~F|2 the row has 3 cells, the header line has 2; 3 the row has 1 cells, the header line has 2; 4 the row is not CSV",
        "title,body~'A,B~C,D|2 the row is not CSV",
        "title,body~'A'x,B~C,D|2 the row is not CSV; 3 {`title`:`C`,`body`:`D`}",
        "title,body~A,B^C,D~E,F|2 the row has 3 cells, the header line has 2; 3 {`title`:`E`,`body`:`F`}",
        "title~A^B~C|2 the row has a carriage return; 3 {`title`:`C`}",
        "publishedOn,quotes.attribution.anonymous~8.3.2025,maybe|2 must be a day in the format iso, such as 2025-03-18, not “8.3.2025” + must be true or false, or 1 or 0, not “maybe”",
      })
  void reads_rows(String table, String expected) throws IOException {
    List<String> mapped = List.of("ti\ntle:x:title");
    CsvOptions options = table.startsWith("'ti~") ? options(mapped, List.of(), null) : NONE;
    String text = table.replace('~', '\n').replace('^', '\r').replace('>', '\t').replace('\'', '"');
    List<String> rows = read(text.getBytes(UTF_8), options);
    List<String> wanted =
        List.of(expected.replace('`', '"').replace("\\'", "\\\"").split("; (?=\\d+ )"));
    assertEquals(wanted.size(), rows.size(), rows::toString);
    for (int i = 0; i < wanted.size(); i++) {
      boolean fault = !wanted.get(i).contains("{");
      assertTrue(
          fault ? rows.get(i).startsWith(wanted.get(i)) : rows.get(i).equals(wanted.get(i)),
          wanted + "\n" + rows);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7})
  void rows_do_not_depend_on_the_parts_in_which_they_arrive(int part) throws IOException {
    String table = "\uFEFFtitle;body\r\n\"A;\n\"\"a\"\"\";ü\r\n\"\";x\r\n";
    InputStream whole = new ByteArrayInputStream(table.getBytes(UTF_8));
    InputStream slow =
        new InputStream() {
          @Override
          public int read() throws IOException {
            return whole.read();
          }

          @Override
          public int read(byte[] bytes, int from, int length) throws IOException {
            return whole.read(bytes, from, Math.min(part, length));
          }
        };
    assertEquals(
        List.of("2 {\"title\":\"A;\\n\\\"a\\\"\",\"body\":\"ü\"}", "4 {\"body\":\"x\"}"),
        read(slow, NONE));
  }

  @Test
  void a_default_completes_the_objects_that_a_row_has() throws IOException {
    CsvOptions options =
        options(
            List.of("Paper:source", "Who:quotes.speaker", "Von: Bis:section", "Note:"),
            List.of("language:en", "source.kind:media", "quotes.speaker.kind:person"),
            null);
    assertEquals(
        List.of(
            "2 {\"source\":{\"name\":\"P\",\"kind\":\"media\"},\"language\":\"en\"}",
            "3 {\"quotes\":[{\"speaker\":{\"name\":\"W\",\"kind\":\"person\"}}],\"language\":\"de\"}"),
        read("Paper,Who,language,Von: Bis,Note\nP,,,,x\n,W,de,,\n".getBytes(UTF_8), options));
  }

  @Test
  void missing_texts_and_added_apostrophes_are_removed_on_request() throws IOException {
    CsvOptions options =
        new CsvOptions(List.of(), List.of(), null, DateFormat.DMY, List.of("NA", "-"), true);
    byte[] table = "title,section,rights,publishedOn\n'=1+1,NA,-,8.3.2025\n".getBytes(UTF_8);
    assertEquals(
        List.of("2 {\"title\":\"=1+1\",\"publishedOn\":\"2025-03-08\"}"), read(table, options));
    byte[] same = "title,section\n'=1+1,NA\n".getBytes(UTF_8);
    assertEquals(List.of("2 {\"title\":\"'=1+1\",\"section\":\"NA\"}"), read(same, NONE));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "''|the table has no header line",
        "~ ~|the table has no header line",
        "Titel,body,Datum|the header “Titel” is not a field; name its field (Titel:title) or ignore it (Titel:) + the header “Datum” is not a field; name its field (Datum:title) or ignore it (Datum:)",
        "title,body,title|the header “title” and another one have the field title",
        "source,source.name|the header “source.name” and another one have the field source.name",
        "'title,body|the row is not CSV",
        "name,affiliations|the header “affiliations” is not a field",
      })
  void refuses_a_header_line(String table, String expected) {
    String text = table.replace('~', '\n').replace("''", "").replace('\'', '"');
    List<String> faults =
        faults(assertThrows(ProblemException.class, () -> read(text.getBytes(UTF_8), NONE)));
    assertTrue(String.join(" + ", faults).startsWith(expected), faults::toString);
  }

  @Test
  void refuses_a_mapping_that_fits_neither_the_table_nor_a_field() {
    CsvOptions fields = options(List.of("A:titel", "B:quotes"), List.of("kind.x:y"), null);
    assertEquals(
        List.of(
            "“titel” is not a field that a cell can hold",
            "“quotes” is not a field that a cell can hold",
            "“kind.x” is not a field that a cell can hold"),
        refusal("title\n", fields));
    CsvOptions headers = options(List.of("A:title", "B:"), List.of(), null);
    assertEquals(
        List.of(
            "“A” is not a header of the table; its headers are body",
            "“B” is not a header of the table; its headers are body"),
        refusal("body\n", headers));
    CsvOptions value = options(List.of(), List.of("publishedOn:today"), null);
    assertEquals(
        List.of("must be a day in the format iso, such as 2025-03-18, not “today”"),
        refusal("body\n", value));
  }

  @Test
  void a_table_that_begins_with_another_separator_is_read_as_told() throws IOException {
    assertEquals(
        List.of("2 {\"title\":\"A\",\"section\":\"B\"}"),
        read(
            "title, or headline;section\nA;B\n".getBytes(UTF_8),
            options(List.of("title, or headline:title"), List.of(), CsvSeparator.SEMICOLON)));
  }

  @Test
  void a_row_of_millions_of_cells_is_refused_before_they_are_read() throws IOException {
    byte[] table = ("title\n" + ",".repeat(8_000_000) + "x\n").getBytes(UTF_8);
    assertEquals(List.of("2 the row has 8000001 cells, the header line has 1"), read(table, NONE));
  }

  @Test
  void a_row_over_the_limit_is_skipped_and_tells_of_quotation_marks() throws IOException {
    String open = "\"" + "x\n".repeat(LineReader.MAX_BYTES / 2) + "\"";
    byte[] table = ("title\n" + open + "\nA\n").getBytes(UTF_8);
    List<String> rows = read(table, NONE);
    assertEquals(2, rows.size());
    assertTrue(
        rows.get(0).startsWith("2 The row is larger than 16777216 bytes. Maybe a quotation"));
    assertEquals(LineReader.MAX_BYTES / 2 + 3 + " {\"title\":\"A\"}", rows.get(1));
  }

  @Test
  void refuses_a_table_with_too_many_columns_or_too_long_a_header_line() {
    assertEquals(
        List.of("the table has more than 1000 columns"),
        refusal("x" + ",".repeat(1000) + "\n", NONE));
    assertEquals(
        List.of("the header line is longer than 65536 bytes"),
        refusal("x".repeat(65_537) + "\n", NONE));
  }

  private static List<String> refusal(String table, CsvOptions options) {
    return faults(assertThrows(ProblemException.class, () -> read(table.getBytes(UTF_8), options)));
  }

  private static CsvOptions options(
      List<String> columns, List<String> defaults, CsvSeparator separator) {
    return new CsvOptions(columns, defaults, separator, null, List.of(), null);
  }

  private static List<String> read(byte[] table, CsvOptions options) throws IOException {
    return read(new ByteArrayInputStream(table), options);
  }

  /** The rows, each with its line number, as JSON or as the faults. */
  private static List<String> read(InputStream table, CsvOptions options) throws IOException {
    CsvLines rows = new CsvLines(options);
    List<String> read = new ArrayList<>();
    try (LineReader lines = new LineReader(table, rows.lineEnd())) {
      rows.readHead(lines);
      for (Line line; (line = lines.next()) != null; ) {
        if (!line.blank()) {
          read.add(line.number() + " " + row(rows, line));
        }
      }
    }
    return read;
  }

  private static String row(CsvLines rows, Line line) throws IOException {
    if (line.isTooLong()) {
      return rows.tooLong(LineReader.MAX_BYTES).problem().detail();
    }
    try {
      return rows.parse(line.bytes()).toString();
    } catch (ProblemException e) {
      return String.join(" + ", faults(e));
    }
  }

  private static List<String> faults(ProblemException e) {
    return e.problem().errors().stream().map(Fault::detail).toList();
  }
}
