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
  private static final String PREDICTION =
      "{\"id\":\"a\",\"text\":\"It rained.\",\"language\":null,\"language_detected\":false,"
          + "\"not_read\":null,\"quotes\":[]}\n";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream messages = new ByteArrayOutputStream();

  @Test
  void writes_each_text_with_its_quotes() {
    assertEquals(0, run(TEXT));
    assertEquals(PREDICTION, out.toString(UTF_8));
    assertEquals("", messages.toString(UTF_8));
  }

  @Test
  void empty_input_gives_empty_output() {
    assertEquals(0, run(""));
    assertEquals("", out.toString(UTF_8));
  }

  @Test
  void keeps_supplementary_characters() {
    assertEquals(0, run("{\"id\":\"é\",\"text\":\"\\uD83D\\uDE00 سلام 😀\"}"));
    String line = PREDICTION.replace("\"a\"", "\"é\"").replace("It rained.", "😀 سلام 😀");
    assertEquals(line, out.toString(UTF_8));
  }

  @Test
  void accepts_language_and_date_and_ignores_other_members() {
    assertEquals(
        0,
        run(
            """
            {"quotes": [], "id": "a", "text": "It rained.", "language": "en-GB", "date": "2025-06-11"}
            {"id": "a", "text": "It rained.", "language": null, "date": null}
            """));
    String british = PREDICTION.replace("\"language\":null", "\"language\":\"en-GB\"");
    assertEquals(british + PREDICTION, out.toString(UTF_8));
  }

  @Test
  void finds_the_quotations_in_marks_of_a_language_that_is_not_read() {
    String text = "Der Hafen bleibt zu. „Das Eis ist zu dick“, sagte der Hafenmeister am Montag.";
    assertEquals(0, run("{\"id\": \"a\", \"text\": \"%s\"}\n".formatted(text)));
    assertEquals(
        "{\"id\":\"a\",\"text\":\"%s\",\"language\":\"de\",\"language_detected\":true,\"not_read\":\"de\","
                .formatted(text)
            + "\"quotes\":[{\"start\":22,\"end\":41,\"spans\":[[22,41]],\"type\":\"direct\",\"speaker\":null,"
            + "\"cue\":null,\"cue_class\":\"speech\",\"role\":null,\"anonymous\":false,\"via\":[],\"said_on\":null,"
            + "\"confidence\":0.2,\"rule\":\"marks\"}]}\n",
        out.toString(UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2025-06-11", "2025-06-11T23:59:00Z", "2025-06-11 00:01:00+00:00"})
  void accepts_a_date_with_a_time(String date) {
    String text = "“The count is over,” said Ada Byron on Tuesday.";
    assertEquals(0, run("{\"id\":\"a\",\"text\":\"%s\",\"date\":\"%s\"}".formatted(text, date)));
    String written = out.toString(UTF_8);
    assertTrue(written.contains("\"said_on\":\"2025-06-10\""), written);
  }

  @Test
  void accepts_a_missing_final_line_feed_and_skips_blank_lines() {
    assertEquals(0, run("\n" + TEXT + "  \r\n" + TEXT.strip()));
    assertEquals(PREDICTION.repeat(2), out.toString(UTF_8));
  }

  @Test
  void keeps_the_order_with_several_threads() {
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
          {"id": "a", "text": "", "language": "!!"}      | "language" is "!!", not a BCP 47 tag such as en-GB
          {"id": "a", "text": "", "date": "soon"}        | "date" is "soon", not a date such as 2026-11-23
          {"id": "a", "text": "", "date": "2025-02-30"}  | "date" is "2025-02-30", not a date such as 2026-11-23
          """)
  void reports_and_skips_malformed_lines(String line, String fault) {
    assertEquals(1, run(TEXT + line + "\n" + TEXT));
    assertEquals("Line 2: " + fault, messages.toString(UTF_8).strip());
    assertEquals(PREDICTION.repeat(2), out.toString(UTF_8));
  }

  @Test
  void reports_a_line_that_is_not_utf_8() {
    byte[] latin = "{\"id\":\"a\",\"text\":\"caf\u00e9\"}".getBytes(ISO_8859_1);
    assertEquals(1, command(latin, out).run(List.of()));
    assertEquals(
        "Line 1: not JSON at column 24: Invalid UTF-8 middle byte 0x22",
        messages.toString(UTF_8).strip());
  }

  @Test
  void reads_and_writes_files(@TempDir Path folder) throws IOException {
    Path texts = Files.writeString(folder.resolve("texts.jsonl"), TEXT);
    Path predictions = folder.resolve("predictions.jsonl");
    assertEquals(0, run("", texts.toString(), predictions.toString()));
    assertEquals(PREDICTION, Files.readString(predictions));
    assertEquals(0, run(TEXT, "-", "-"));
    assertEquals(PREDICTION, out.toString(UTF_8));
  }

  @Test
  void reports_a_missing_file(@TempDir Path folder) {
    String missing = folder.resolve("texts.jsonl").toString();
    assertEquals(1, run("", missing));
    assertEquals("No such file: " + missing, messages.toString(UTF_8).strip());
  }

  @Test
  void rejects_the_same_file_for_input_and_output(@TempDir Path folder) throws IOException {
    Path texts = Files.writeString(folder.resolve("texts.jsonl"), TEXT);
    assertEquals(2, run("", texts.toString(), folder + "/./texts.jsonl"));
    assertEquals(TEXT, Files.readString(texts));
  }

  @Test
  void reports_write_errors() {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    assertEquals(1, command(TEXT.getBytes(UTF_8), full).run(List.of()));
    assertEquals(
        "Input or output failed: No space left on device", messages.toString(UTF_8).strip());
  }

  @ParameterizedTest
  @CsvSource({
    "--fast, Unknown option --fast",
    "-t 2, Unknown option -t",
    "--threads, --threads takes a number from 1 to 256",
    "--threads 0, --threads takes a number from 1 to 256",
    "--threads 257, --threads takes a number from 1 to 256",
    "a b c, Too many arguments: c"
  })
  void wrong_usage_prints_the_usage(String arguments, String sentence) {
    assertEquals(2, run(TEXT, arguments.split(" ")));
    assertEquals(sentence + "\n" + ExtractCommand.USAGE, messages.toString(UTF_8));
    assertEquals("", out.toString(UTF_8));
  }

  @Test
  void help_prints_the_usage() {
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
