package org.onrecord.reading.command;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class VerifyCommandTest {
  private static final String WORDS = "We shall repaint every lighthouse before the autumn storms";
  private static final String TRUE = "“" + WORDS + ",” said Odile Barrow.\n";
  private static final String FALSE =
      "😀 Later: “We shall not repaint every lighthouse before the autumn storms,” said Odile Barrow.\n";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream messages = new ByteArrayOutputStream();
  private String article;

  @BeforeEach
  void record() {
    String speaker = anActor("Odile Barrow").save();
    article =
        anArticle()
            .body("“" + WORDS + ",” said Odile Barrow.")
            .from("Harbour News")
            .publishedOn("2026-02-03")
            .save();
    aQuote(WORDS).in(article).by(speaker).span(1, 1 + WORDS.length()).save();
  }

  @Test
  void quotations_on_record_succeed() {
    assertEquals(0, run(TRUE));
    assertEquals(
        """
        1     verbatim      “%s”
        1 quotation: 1 verbatim
        """
            .formatted(WORDS),
        out.toString(UTF_8));
    assertEquals("", messages.toString(UTF_8));
  }

  @Test
  void a_quotation_that_is_not_on_record_fails_with_its_line() {
    assertEquals(1, run(TRUE + "\n" + FALSE));
    assertEquals(
        """
        1     verbatim      “%s”
        3     altered       “We shall not repaint every lighthouse before the autumn storms”
                            check: negation
                            on record: “%s” (Odile
                            Barrow, Harbour News, 2026-02-03, %s)
        2 quotations: 1 altered, 1 verbatim
        """
            .formatted(WORDS, WORDS, article),
        out.toString(UTF_8));
  }

  @Test
  void annotations_name_file_and_line(@TempDir Path folder) throws IOException {
    Path draft = Files.writeString(folder.resolve("a,b.md"), TRUE + FALSE);
    assertEquals(1, run("", "--github", draft.toString()));
    assertEquals(
        "::error file=%s,line=2,title=altered::“We shall not repaint every lighthouse before the autumn storms”%%0A"
                .formatted(draft.toString().replace(",", "%2C"))
            + "on record: “%s” (Odile Barrow, Harbour News, 2026-02-03, %s)\n"
                .formatted(WORDS, article),
        out.toString(UTF_8));
  }

  @Test
  void json_is_the_answer_of_the_service() throws IOException {
    assertEquals(1, run(FALSE, "--json", "--language", "en", "--published", "2026-02-04"));
    JsonNode answer = new JsonMapper().readTree(out.toByteArray());
    assertEquals("altered", answer.at("/verifications/0/verdict").asText());
    assertEquals("en", answer.path("language").asText());
  }

  @Test
  void a_file_that_ends_with_html_is_a_page(@TempDir Path folder) throws IOException {
    Path page =
        Files.writeString(folder.resolve("draft.HTML"), "<p><q>" + WORDS + "</q>, she said.");
    assertEquals(0, run("", page.toString()));
    assertTrue(out.toString(UTF_8).startsWith("      verbatim "), out.toString(UTF_8));
  }

  @Test
  void errors_have_an_exit_code_of_their_own(@TempDir Path folder) throws IOException {
    assertFailsWith("The service answered 400. ", run(" "));
    assertFailsWith("No such file: ", run("", folder.resolve("missing").toString()));
    Path latin = Files.write(folder.resolve("latin"), "é".getBytes(ISO_8859_1));
    assertFailsWith("The draft is not UTF-8", run("", latin.toString()));
    assertFailsWith(
        "Cannot connect to http://127.0.0.1:1/. Does the service run there?",
        command("a").run(List.of("--against", "http://127.0.0.1:1")));
    assertFailsWith(
        "The service answered 413. The body of the request is larger than",
        run("a".repeat(5_000_000)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          401 | {"detail": "A key is needed."} | The service answered 401. A key is needed. Set ONRECORD_KEY to a key of the service.
          429 | {"detail": "Too many."} | The service answered 429. Too many. Try again in 7 s.
          503 | <html> | The service answered 503. Try again in 7 s.
          200 | <html> | / is not an OnRecord service: its answer is not JSON
          200 | {"a": 1} | / is not an OnRecord service: it has no verifications
          """)
  void refusals_are_explained(int status, String body, String message) throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          if (status > 401) {
            exchange.getResponseHeaders().set("Retry-After", "7");
          }
          exchange.sendResponseHeaders(status, body.length());
          exchange.getResponseBody().write(body.getBytes(UTF_8));
          exchange.close();
        });
    server.start();
    try {
      String url = "http://127.0.0.1:" + server.getAddress().getPort();
      assertEquals(3, command("a").run(List.of("-", "--against", url)));
      assertEquals(message, messages.toString(UTF_8).strip().replace(url, ""));
    } finally {
      server.stop(0);
    }
  }

  private void assertFailsWith(String message, int code) {
    assertEquals(3, code);
    assertTrue(messages.toString(UTF_8).startsWith(message), messages.toString(UTF_8));
    messages.reset();
  }

  @ParameterizedTest
  @CsvSource({
    "'', --against is missing",
    "--against, --against takes the URL of a service",
    "--against ftp://a, --against takes the URL of a service",
    "--against http://a --xml, Unknown option --xml",
    "--against http://a --json --github, --json and --github exclude each other",
    "--against http://a --language, --language takes a value",
    "--against http://a one two, Too many arguments: two"
  })
  void wrong_usage_is_explained(String arguments, String message) {
    assertEquals(
        2, command("").run(Stream.of(arguments.split(" ")).filter(s -> !s.isEmpty()).toList()));
    assertEquals(message + "\n" + VerifyCommand.USAGE, messages.toString(UTF_8));
  }

  private int run(String in, String... arguments) {
    String service = RestAssured.baseURI + ":" + RestAssured.port;
    return command(in)
        .run(Stream.concat(Stream.of("--against", service), Stream.of(arguments)).toList());
  }

  private VerifyCommand command(String in) {
    return new VerifyCommand(
        Map.of(),
        new ByteArrayInputStream(in.getBytes(UTF_8)),
        new PrintStream(out, true, UTF_8),
        new PrintStream(messages, true, UTF_8));
  }
}
