package org.onrecord.packaging;

import static java.util.concurrent.TimeUnit.MINUTES;
import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The load of a training run: the operations of the service about as often as clients use them,
 * mostly reads, on an imported collection. Methods that are compiled meanwhile have profiles in the
 * AOT cache.
 */
final class TrainingRequests {
  private static final int CLIENTS = 4;
  private static final int IMPORTED_ARTICLES = 200;
  private static final int QUOTES_OF_AN_ARTICLE = 8;
  private static final List<String> WORDS =
      List.of("strait", "ferry", "lighthouse", "harbour", "budget", "glacier", "tribunal", "storm");

  /** Asked in each round; %1$s is a speaker, %2$s an article, %3$s a word, %4$s a quote. */
  private static final List<String> FREQUENT =
      List.of(
          "/quotes",
          "/quotes?speaker=%1$s",
          "/quotes?speaker=%1$s&sort=-saidOn&include=total",
          "/quotes?q=%3$s&sort=relevance",
          "/quotes?q=%3$s&highlight=true",
          "/quotes?source=Post%%20of%%20%3$s&publishedFrom=2020-01-01",
          "/quotes/facets?speaker=%1$s&by=source&by=type&by=year",
          "/articles",
          "/articles?q=%3$s",
          "/articles/%2$s",
          "/articles/%2$s/quotes",
          "/actors?q=%3$s",
          "/actors/%1$s");

  /** Asked in every tenth round. */
  private static final List<String> OCCASIONAL =
      List.of(
          "/quotes/facets?by=speaker&by=source",
          "/quotes/facets?by=month,speaker",
          "/quotes/facets.csv?by=year,source",
          "/quotes?affiliation=KFM&sort=saidOn",
          "/quotes?limit=100&include=total",
          "/articles?expand=quotes&q=%3$s",
          "/articles/%2$s/history",
          "/affiliations?article=%2$s",
          "/actors/%1$s/profile",
          "/actors/%1$s/phrases",
          "/changes?limit=100",
          "/quotes/%4$s/card",
          "/oembed?url=/quotes/%4$s",
          "/quotes.csv?speaker=%1$s",
          "/quotes.ndjson",
          "/articles.ndjson?expand=quotes&q=%3$s",
          "/q/metrics",
          "/q/openapi",
          "/q/health");

  /** Asked in every tenth round, too; the answers are problems. */
  private static final List<String> REJECTED =
      List.of("/nothing", "/quotes?limit=0", "/quotes?source=Unknown%20Post");

  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI service;
  private final String key;
  private List<JsonNode> quotes = List.of();

  /** A load for the service at an address, with an admin key. */
  TrainingRequests(URI service, String key) {
    this.service = service;
    this.key = key;
  }

  /**
   * Sends all requests. The rounds of a training run take half a minute to some minutes.
   *
   * @throws IllegalStateException if the service refuses one
   */
  void send(int rounds) throws Exception {
    post("/imports", "application/x-ndjson", lines("imported", IMPORTED_ARTICLES));
    quotes = items("/quotes?limit=100&q=cost");
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    try {
      List<Callable<Void>> tasks = IntStream.range(0, rounds).mapToObj(this::round).toList();
      for (Future<Void> round : clients.invokeAll(tasks)) {
        round.get();
      }
    } finally {
      clients.shutdownNow();
      clients.awaitTermination(1, MINUTES);
    }
  }

  private Callable<Void> round(int number) {
    return () -> {
      read(number);
      write(number);
      if (number % 10 == 0) {
        get(OCCASIONAL, number);
        for (String path : REJECTED) {
          http.send(request(path).build(), BodyHandlers.ofString());
        }
        post("/imports", "application/x-ndjson", lines("again " + number, 20));
        post("/extractions", "{\"text\": \"“A strait is a road,” said Ilse Marenko.\"}");
      }
      return null;
    };
  }

  private void read(int round) throws Exception {
    for (int i = 0; i < 20; i++) {
      String id = quotes.get((round + i) % quotes.size()).get("id").asText();
      String tag = get("/quotes/" + id).headers().firstValue("ETag").orElseThrow();
      if (i == 0) {
        send(request("/quotes/" + id).header("If-None-Match", tag).GET());
      }
    }
    get(FREQUENT, round);
  }

  private void get(List<String> paths, int round) throws Exception {
    JsonNode quote = quotes.get(round % quotes.size());
    String speaker = quote.at("/speaker/id").asText();
    String article = quote.at("/article/id").asText();
    String id = quote.at("/id").asText();
    for (String path : paths) {
      get(path.formatted(speaker, article, WORDS.get(round % WORDS.size()), id));
    }
  }

  private void write(int round) throws Exception {
    String words = "we did not leave the table, for the time numbered " + round;
    String article =
        id(
            post(
                "/articles?extract=" + (round % 10 == 0),
                """
                {"title": "Round %1$d", "body": "“%2$s”, said Ilse Marenko on Sunday.", "language": "en",
                 "publishedOn": "2025-12-01", "source": {"name": "The Training Post", "kind": "media"}}
                """
                    .formatted(round, words)));
    // The extractor proposes the words as a quote by Ilse Marenko.
    for (String speaker : List.of("Nadia Roemer", "Speaker " + round, "Speaker of many words")) {
      String quote =
          id(
              post(
                  "/quotes",
                  """
                  {"article": {"id": "%s"}, "type": "direct", "text": "%s", "spans": [{"start": 1, "end": %d}],
                   "speaker": {"name": "%s", "kind": "person"}, "attribution": {"text": "%s", "cue": "said"}}
                  """
                      .formatted(article, words, 1 + words.length(), speaker, speaker)));
      get("/quotes/" + quote);
      send(
          request("/quotes/" + quote)
              .header("Content-Type", "application/merge-patch+json")
              .method("PATCH", BodyPublishers.ofString("{\"type\": \"mixed\"}")));
    }
    send(request("/articles/" + article).DELETE());
  }

  /** Lines of an import: articles with quotes of speakers who occur in several of them. */
  private static String lines(String title, int articles) {
    return IntStream.range(0, articles)
        .mapToObj(number -> line(title + " " + number, number))
        .collect(joining("\n"));
  }

  private static String line(String title, int number) {
    String word = WORDS.get(number % WORDS.size());
    List<String> texts =
        IntStream.range(0, QUOTES_OF_AN_ARTICLE)
            .mapToObj("the %s of %s has cost us year %%d".formatted(word, title)::formatted)
            .toList();
    Stream<String> quotes =
        IntStream.range(0, texts.size())
            .mapToObj(
                i ->
                    "{\"text\": \"%s\", \"type\": \"direct\", \"speaker\": {\"name\": \"Speaker %d\", \"kind\": \"person\"}}"
                        .formatted(texts.get(i), (number + i) % 40));
    return """
    {"title": "%s", "language": "en", "publishedOn": "2024-%02d-02", "source": {"name": "Post of %s", "kind": "media"}, \
    "body": "%s", "quotes": [%s]}\
    """
        .formatted(
            title,
            1 + number % 12,
            word,
            texts.stream().map(text -> "“" + text + "”, they said. ").collect(joining()),
            quotes.collect(joining(",")));
  }

  private List<JsonNode> items(String path) throws Exception {
    List<JsonNode> items = new ArrayList<>();
    json.readTree(get(path).body()).get("items").forEach(items::add);
    return items;
  }

  private static String id(HttpResponse<String> created) {
    String location = created.headers().firstValue("Location").orElseThrow();
    return location.substring(location.lastIndexOf('/') + 1);
  }

  private HttpResponse<String> get(String path) throws Exception {
    return send(request(path).GET());
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    return post(path, "application/json", body);
  }

  private HttpResponse<String> post(String path, String type, String body) throws Exception {
    return send(request(path).header("Content-Type", type).POST(BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(service.resolve(path)).header("Authorization", "Bearer " + key);
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
    if (response.statusCode() >= 400) {
      throw new IllegalStateException(response.request() + ": " + response.body());
    }
    return response;
  }
}
