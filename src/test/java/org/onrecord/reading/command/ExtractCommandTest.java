package org.onrecord.reading.command;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExtractCommandTest {
  private static final String TEXT = "{\"id\":\"a\",\"text\":\"It rained.\"}\n";
  private static final String PREDICTION = "{\"id\":\"a\",\"text\":\"It rained.\",\"quotes\":[]}\n";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream messages = new ByteArrayOutputStream();

  @Test
  void every_text_comes_out_with_its_quotes() {
    assertEquals(0, run(TEXT));
    assertEquals(PREDICTION, out.toString(UTF_8));
    assertEquals("", messages.toString(UTF_8));
  }

  @Test
  void nothing_in_is_nothing_out() {
    assertEquals(0, run(""));
    assertEquals("", out.toString(UTF_8));
  }

  @Test
  void letters_of_all_planes_come_out_as_they_are() {
    assertEquals(0, run("{\"id\":\"é\",\"text\":\"\\uD83D\\uDE00 سلام 😀\"}"));
    assertEquals("{\"id\":\"é\",\"text\":\"😀 سلام 😀\",\"quotes\":[]}\n", out.toString(UTF_8));
  }

  @Test
  void language_and_day_may_be_given_and_other_members_are_passed_over() {
    assertEquals(
        0,
        run(
            """
            {"quotes": [], "id": "a", "text": "It rained.", "language": "en-GB", "date": "2025-06-11"}
            {"id": "a", "text": "It rained.", "language": null, "date": null}
            """));
    assertEquals(PREDICTION.repeat(2), out.toString(UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2025-06-11", "2025-06-11T23:59:00Z", "2025-06-11 00:01:00+00:00"})
  void a_day_may_come_with_its_time(String date) {
    String text = "“The count is over,” said Ada Byron on Tuesday.";
    assertEquals(0, run("{\"id\":\"a\",\"text\":\"%s\",\"date\":\"%s\"}".formatted(text, date)));
    String written = out.toString(UTF_8);
    assertTrue(written.contains("\"said_on\":\"2025-06-10\""), written);
  }

  @Test
  void the_last_line_needs_no_end_and_blank_lines_are_passed_over() {
    assertEquals(0, run("\n" + TEXT + "  \r\n" + TEXT.strip()));
    assertEquals(PREDICTION.repeat(2), out.toString(UTF_8));
  }

  @Test
  void several_threads_keep_the_order() {
    String texts =
        IntStream.range(0, 500)
            .mapToObj(i -> "{\"id\":\"%d\",\"text\":\"%s\"}\n".formatted(i, "So. ".repeat(i % 97)))
            .collect(Collectors.joining());
    assertEquals(0, run(texts, "--threads", "4"));
    String ids =
        out.toString(UTF_8)
            .lines()
            .map(line -> line.replaceFirst("^\\{\"id\":\"(\\d+)\".*", "$1"))
            .collect(Collectors.joining(" "));
    assertEquals(
        IntStream.range(0, 500).mapToObj(String::valueOf).collect(Collectors.joining(" ")), ids);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          rain                                           | not JSON at column 1: Unrecognized token 'rain': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')
          {"id": "a", "text": "It rained.                | not JSON at column 32: Unexpected end-of-input in VALUE_STRING
          {"id": "a", "id": "b", "text": ""}             | not JSON at column 17: Duplicate field 'id'
          {"id": "a", "text": ""} {}                     | more than one JSON value
          ["a"]                                          | not a JSON object
          {"text": "It rained."}                         | "id" is missing
          {"id": "a", "text": null}                      | "text" is missing
          {"id": 1, "text": "It rained."}                | "id" is not a string
          {"id": "a", "text": "\\uD83D"}                 | "text" must not contain half a surrogate pair
          {"id": "a", "text": "", "language": "tlh"}     | "language" is "tlh", and only these can be read: en
          {"id": "a", "text": "", "date": "soon"}        | "date" is "soon", not a day like 2026-11-23
          {"id": "a", "text": "", "date": "2025-02-30"}  | "date" is "2025-02-30", not a day like 2026-11-23
          """)
  void a_malformed_line_is_reported_and_left_out(String line, String fault) {
    assertEquals(1, run(TEXT + line + "\n" + TEXT));
    assertEquals("Line 2: " + fault, messages.toString(UTF_8).strip());
    assertEquals(PREDICTION.repeat(2), out.toString(UTF_8));
  }

  @Test
  void a_line_that_is_not_utf_8_is_reported() {
    byte[] latin = "{\"id\":\"a\",\"text\":\"caf\u00e9\"}".getBytes(ISO_8859_1);
    assertEquals(1, command(latin, out).run(List.of()));
    assertEquals(
        "Line 1: not JSON at column 24: Invalid UTF-8 middle byte 0x22",
        messages.toString(UTF_8).strip());
  }

  @Test
  void files_may_be_named(@TempDir Path folder) throws IOException {
    Path texts = Files.writeString(folder.resolve("texts.jsonl"), TEXT);
    Path predictions = folder.resolve("predictions.jsonl");
    assertEquals(0, run("", texts.toString(), predictions.toString()));
    assertEquals(PREDICTION, Files.readString(predictions));
    assertEquals(0, run(TEXT, "-", "-"));
    assertEquals(PREDICTION, out.toString(UTF_8));
  }

  @Test
  void a_missing_file_is_named(@TempDir Path folder) {
    String missing = folder.resolve("texts.jsonl").toString();
    assertEquals(1, run("", missing));
    assertEquals("There is no file " + missing, messages.toString(UTF_8).strip());
  }

  @Test
  void texts_are_not_overwritten(@TempDir Path folder) throws IOException {
    Path texts = Files.writeString(folder.resolve("texts.jsonl"), TEXT);
    assertEquals(2, run("", texts.toString(), folder + "/./texts.jsonl"));
    assertEquals(TEXT, Files.readString(texts));
  }

  @Test
  void what_cannot_be_written_is_reported() {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    assertEquals(1, command(TEXT.getBytes(UTF_8), full).run(List.of()));
    assertEquals(
        "Cannot read or write on: No space left on device", messages.toString(UTF_8).strip());
  }

  @ParameterizedTest
  @CsvSource({
    "--fast, There is no option --fast",
    "-t 2, There is no option -t",
    "--threads, --threads takes a number from 1 to 256",
    "--threads 0, --threads takes a number from 1 to 256",
    "--threads 257, --threads takes a number from 1 to 256",
    "a b c, One argument too many: c"
  })
  void a_wrong_call_is_answered_with_the_usage(String arguments, String sentence) {
    assertEquals(2, run(TEXT, arguments.split(" ")));
    assertEquals(sentence + "\n" + ExtractCommand.USAGE, messages.toString(UTF_8));
    assertEquals("", out.toString(UTF_8));
  }

  @Test
  void the_usage_can_be_asked_for() {
    assertEquals(0, run(TEXT, "--help"));
    assertTrue(messages.toString(UTF_8).startsWith("Usage: extract"));
    assertFalse(messages.toString(UTF_8).contains("null"));
  }

  private int run(String in, String... arguments) {
    return command(in.getBytes(UTF_8), out).run(List.of(arguments));
  }

  private ExtractCommand command(byte[] in, OutputStream to) {
    return new ExtractCommand(
        new ByteArrayInputStream(in), to, new PrintStream(messages, true, UTF_8));
  }
}
