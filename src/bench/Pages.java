import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * Measures pages for browsers: see README.md. Imports a long article with many quotes first.
 *
 * <p>Arguments: URL of a service with the sample data, number of requests of each page; half as
 * many come before, as a warm-up. The key is in {@code ONRECORD_ADMIN_KEY}.
 */
class Pages {
  private static final int QUOTES = 40;
  private static final String[] SPEAKERS = {"Ada Falk", "Bo Lindt", "Cora Menz", "Dan Oyel"};
  private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI service;

  Pages(URI service) {
    this.service = service;
  }

  public static void main(String... args) throws Exception {
    new Pages(URI.create(args[0])).measure(Integer.parseInt(args[1]));
  }

  private void measure(int requests) throws IOException, InterruptedException {
    String body = body();
    String article = id(imported(body));
    String quote = id(text(get("/quotes?limit=1&article=" + article, "application/json")));
    System.out.printf(
        "An article of %d characters with %d quotes%n", body.codePointCount(0, body.length()), QUOTES);
    System.out.println("page                   p50 ms  p95 ms  p99 ms   bytes  gzip");
    int bodyBytes = body.getBytes(StandardCharsets.UTF_8).length;
    time("its page, without body", "/articles/" + article, requests, bodyBytes);
    time("one of its quotes", "/quotes/" + quote, requests, 0);
    time("a quote, sample", "/quotes/0199a000-0000-7002-8000-000000000003", requests, 0);
    time("a statement, sample", "/statements/0199a000-0000-7002-8000-000000000065", requests, 0);
    time("an actor, sample", "/actors/0199a000-0000-7000-8000-000000000006", requests, 0);
    time("the list of quotes", "/quotes", requests, 0);
    time("the front page", "/", requests, 0);
  }

  private static String body() {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < QUOTES; i++) {
      body.append(
          "\u201c%s,\u201d said %s on Monday, while the council counted its coins and the noisy gulls counted the council.%n%n"
              .formatted(quote(i), speaker(i)));
    }
    return body.toString();
  }

  private static String quote(int number) {
    return "The harbour has waited %d years for this crane, and it can wait for one more winter and its paint"
        .formatted(number + 2);
  }

  private static String speaker(int number) {
    return SPEAKERS[number % SPEAKERS.length];
  }

  /** Imports the article, unless it is on record. Returns the answer, which has its id. */
  private String imported(String body) throws IOException, InterruptedException {
    List<String> quotes = new ArrayList<>();
    for (int i = 0; i < QUOTES; i++) {
      quotes.add(
          "{\"text\":\"%s\",\"type\":\"direct\",\"speaker\":{\"name\":\"%s\",\"kind\":\"person\"}}"
              .formatted(quote(i), speaker(i)));
    }
    String line =
        "{\"title\":\"Forty sentences about a crane\",\"url\":\"https://quay.example/crane\",\"language\":\"en\",\"publishedOn\":\"2026-03-01\",\"source\":{\"name\":\"The Quay\",\"kind\":\"media\"},\"body\":\"%s\",\"quotes\":[%s]}"
            .formatted(body.replace("\n", "\\n"), String.join(",", quotes));
    HttpRequest request =
        HttpRequest.newBuilder(service.resolve("/imports"))
            .header("Authorization", "Bearer " + System.getenv("ONRECORD_ADMIN_KEY"))
            .header("Content-Type", "application/x-ndjson")
            .POST(BodyPublishers.ofString(line + "\n"))
            .build();
    return client.send(request, BodyHandlers.ofString()).body();
  }

  private static String id(String json) {
    Matcher id = ID.matcher(json);
    if (!id.find()) {
      throw new IllegalStateException("no id in " + json);
    }
    return id.group(1);
  }

  /** Prints latencies and size of a page, less the bytes of a body in it. */
  private void time(String label, String path, int requests, int bodyBytes)
      throws IOException, InterruptedException {
    List<Double> millis = new ArrayList<>();
    HttpResponse<byte[]> page = null;
    for (int i = -requests / 2; i < requests; i++) {
      long start = System.nanoTime();
      page = get(path, "text/html");
      if (i >= 0) {
        millis.add((System.nanoTime() - start) / 1e6);
      }
    }
    Collections.sort(millis);
    System.out.printf(
        "%-22s %6.1f  %6.1f  %6.1f  %6d  %d%n",
        label,
        percentile(millis, 50),
        percentile(millis, 95),
        percentile(millis, 99),
        unzipped(page).length - bodyBytes,
        page.body().length);
  }

  private HttpResponse<byte[]> get(String path, String mediaType)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(service.resolve(path))
            .header("Accept", mediaType)
            .header("Accept-Encoding", "gzip")
            .build();
    HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
    if (response.statusCode() != 200) {
      throw new IOException(response.statusCode() + " for " + path);
    }
    return response;
  }

  private static String text(HttpResponse<byte[]> response) throws IOException {
    return new String(unzipped(response), StandardCharsets.UTF_8);
  }

  private static byte[] unzipped(HttpResponse<byte[]> response) throws IOException {
    if (response.headers().firstValue("Content-Encoding").isEmpty()) {
      return response.body();
    }
    try (GZIPInputStream unzipped =
        new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
      return unzipped.readAllBytes();
    }
  }

  private static double percentile(List<Double> sorted, int percent) {
    return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
  }
}
