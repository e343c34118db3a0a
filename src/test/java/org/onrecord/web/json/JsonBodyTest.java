package org.onrecord.web.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.fixtures.RawHttp;

/** Numbers and byte order marks in JSON bodies. */
@QuarkusTest
class JsonBodyTest {
  private static final String MARK = "\uFEFF";

  @ParameterizedTest
  @ValueSource(strings = {"1", "1.0", "1.000", "1e0", "1E+0", "100e-2", "0.1e1", "10.0E-1"})
  void a_number_without_a_fraction_is_an_integer(String one) throws IOException {
    aQuote("One.").save();
    aQuote("Two.").save();
    RawHttp.Answer answer = post("/quotes/search", "{\"limit\":%s}".formatted(one));
    assertEquals(200, answer.status(), answer.body());
    assertEquals(1, answer.json().<List<Object>>get("items").size());
    String next = answer.json().get("next");
    assertEquals("/quotes?limit=1&", next.replaceFirst("cursor=.*", ""));
  }

  @Test
  void spans_may_be_written_with_a_fraction_or_an_exponent() throws IOException {
    String article = anArticle().body("0123456789012345678901234").save();
    RawHttp.Answer answer =
        post(
            "/quotes",
            """
            {"article":{"id":"%s"},"text":"0123456789012345678901234","type":"direct",
             "spans":[{"start":-0.0,"end":2.50e1}]}
            """
                .formatted(article));
    assertEquals(201, answer.status(), answer.body());
    assertEquals(List.of(Map.of("start", 0, "end", 25)), answer.json().get("spans"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.5",
        "1e-1",
        "1.0000000000000000000000000001",
        "1e400",
        "1e400000000",
        "-1e400000000",
        "1e-400000000",
        "1e2147483647",
        "1e-2147483647",
        "10000000000",
        "1e10",
        "99999999999999999999",
        "\"1\""
      })
  void other_numbers_are_no_integers(String number) {
    assertTimeout(
        Duration.ofSeconds(5),
        () -> {
          RawHttp.Answer answer = post("/quotes/search", "{\"limit\":%s}".formatted(number));
          assertEquals(400, answer.status(), answer.body());
          assertEquals("/limit", answer.json().get("errors[0].pointer"), answer.body());
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e99999999999", "-1e99999999999", "1e-99999999999"})
  void an_exponent_over_two_billion_is_rejected(String number) throws IOException {
    RawHttp.Answer answer = post("/quotes/search", "{\"limit\":%s}".formatted(number));
    assertEquals(400, answer.status(), answer.body());
    assertEquals(
        "the body has a number with too large an exponent", answer.json().get("errors[0].detail"));
  }

  /** A body of the maximum size. Each of its numbers has a thousand characters. */
  @ParameterizedTest
  @ValueSource(strings = {"1.%s", "%s.0", "0.%s1", "%se-900", "0.%se900"})
  void long_numbers_are_read_in_a_few_seconds(String form) {
    String number = form.formatted((form.contains("%s.") ? "9" : "0").repeat(990));
    String body = "{\"limit\":[%s]}".formatted((number + ",").repeat(4000) + "1");
    assertTimeout(
        Duration.ofSeconds(10), () -> assertEquals(400, post("/quotes/search", body).status()));
  }

  @Test
  void a_byte_order_mark_at_the_start_is_skipped() throws IOException {
    RawHttp.Answer created = post("/actors", MARK + "{\"name\":\"Ada\",\"kind\":\"person\"}");
    assertEquals(201, created.status(), created.body());
    String path = "/actors/" + created.json().get("id");
    RawHttp.Answer patched =
        send("PATCH " + path, MergePatch.MEDIA_TYPE, MARK + "{\"name\":\"Eve\"}");
    assertEquals(200, patched.status(), patched.body());
    assertEquals("Eve", patched.json().get("name"));
    assertEquals(200, post("/quotes/search", MARK + "{\"limit\":1}").status());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {MARK + MARK + "{}", "{" + MARK + "}", "{}" + MARK, MARK, " " + MARK + "{}"})
  void a_byte_order_mark_elsewhere_is_not_json(String body) throws IOException {
    RawHttp.Answer answer = post("/quotes/search", body);
    assertEquals(400, answer.status(), answer.body());
    assertEquals("", answer.json().get("errors[0].pointer"));
  }

  private static RawHttp.Answer post(String path, String body) throws IOException {
    return send("POST " + path, "application/json", body);
  }

  private static RawHttp.Answer send(String request, String mediaType, String body)
      throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    return RawHttp.send(
        request + " HTTP/1.1",
        bytes,
        "Host: localhost",
        "Content-Type: " + mediaType,
        "Content-Length: " + bytes.length);
  }
}
