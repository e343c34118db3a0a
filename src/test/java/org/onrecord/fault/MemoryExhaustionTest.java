package org.onrecord.fault;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.onrecord.database.embedded.DedicatedDatabase;
import org.onrecord.fixtures.SqlStatements;

/**
 * The service with the heap of the image, 307 MB, and the largest records survives simultaneous
 * large requests: each is answered or refused, and afterwards it answers as before.
 */
@Tag("long")
@Tag("memory")
@Timeout(300)
class MemoryExhaustionTest {
  private static final Logger LOG = Logger.getLogger(MemoryExhaustionTest.class);
  private static final List<String> JAVA_OPTIONS =
      List.of("-Xmx307m", "-Xmn10m", "-XX:+ExitOnOutOfMemoryError");

  private static final int LARGE_ARTICLES = 40;
  private static final int QUOTED_ARTICLES = 4;
  private static final String JSON = "application/json";
  private static final String HTML = "text/html; charset=utf-8";

  /** Statuses of requests that are answered or refused as they should be. */
  private static final Set<Integer> EXPECTED = Set.of(200, 201, 400, 413, 422, 503);

  private static DedicatedDatabase database;
  private static PackagedService service;

  @BeforeAll
  static void start() throws Exception {
    database = DedicatedDatabase.empty("memory-exhaustion-test");
    service = PackagedService.start(database.settings(), JAVA_OPTIONS);
    for (int i = 0; i < LARGE_ARTICLES; i++) {
      assertEquals(201, send(request("/articles").POST(article("Large " + i))).status());
    }
    for (int i = 0; i < QUOTED_ARTICLES; i++) {
      Answer answer = send(lines("/imports", quotedArticle("Quoted " + i, 2_500)));
      assertTrue(answer.text().contains("\"created\""), answer::text);
    }
  }

  @AfterAll
  static void stop() throws IOException {
    if (service.isAlive()) {
      String peak =
          Files.readAllLines(Path.of("/proc/" + service.pid() + "/status")).stream()
              .filter(line -> line.startsWith("VmHWM"))
              .findFirst()
              .orElse("");
      LOG.infof("Peak of the resident memory: %s", peak);
    }
    service.close();
    database.close();
  }

  @AfterEach
  void the_service_answers_and_nothing_stays_reserved() throws Exception {
    assertFalse(service.log().contains("OutOfMemoryError"), "an OutOfMemoryError in the log");
    assertTrue(service.isAlive(), "the process has exited");
    long reserved = -1;
    int status = 0;
    for (int i = 0; i < 300 && (reserved != 0 || status != 200); i++) {
      Thread.sleep(100);
      reserved = reserved();
      status = send(request("/actors?limit=1").GET()).status();
    }
    assertEquals(200, status);
    assertEquals(0, reserved, "reserved bytes");
  }

  private static long reserved() {
    return send(request("/q/metrics").GET())
        .text()
        .lines()
        .filter(line -> line.startsWith("onrecord_memory_reserved_bytes "))
        .mapToLong(line -> (long) Double.parseDouble(line.split(" ")[1]))
        .findFirst()
        .orElse(-1);
  }

  /** The status and the first characters of a body. */
  record Answer(int status, String text) {}

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(service.address() + path))
        .timeout(Duration.ofSeconds(100))
        .header("Authorization", "Bearer " + PackagedService.KEY)
        .header("Content-Type", JSON);
  }

  private static HttpRequest.BodyPublisher article(String title) {
    return BodyPublishers.ofString(
        "{\"title\":\"%s\",\"body\":\"%s\"}".formatted(title, wide(200_000)));
  }

  /** Characters that take four bytes in UTF-8 and in memory. */
  private static String wide(int length) {
    int[] characters =
        IntStream.range(0, length)
            .map(i -> i % 9 == 8 ? ' ' : 0x20000 + i * 7919 % 40_000)
            .toArray();
    characters[length - 1] = 'x';
    return new String(characters, 0, length);
  }

  /** An import line with 1,000 quotes of this length. */
  private static byte[] quotedArticle(String title, int length) {
    String text = wide(length);
    String quotes =
        IntStream.range(0, 1_000)
            .mapToObj(i -> "{\"type\":\"direct\",\"text\":\"%d %s\"}".formatted(i, text))
            .collect(joining(","));
    return "{\"title\":\"%s\",\"body\":\"A text.\",\"quotes\":[%s]}\n"
        .formatted(title, quotes)
        .getBytes(UTF_8);
  }

  private static HttpRequest.Builder lines(String path, byte[] lines) {
    return request(path)
        .setHeader("Content-Type", "application/x-ndjson")
        .POST(BodyPublishers.ofByteArray(lines));
  }

  private static Answer send(HttpRequest.Builder request) {
    return start(client(), request).join();
  }

  private static HttpClient client() {
    return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  }

  private static CompletableFuture<Answer> start(HttpClient client, HttpRequest.Builder request) {
    return client
        .sendAsync(request.build(), BodyHandlers.ofInputStream())
        .thenApplyAsync(MemoryExhaustionTest::read);
  }

  private static Answer read(HttpResponse<InputStream> response) {
    try (var body = response.body()) {
      byte[] first = body.readNBytes(500_000);
      body.transferTo(OutputStream.nullOutputStream());
      return new Answer(response.statusCode(), new String(first, UTF_8));
    } catch (IOException e) {
      // A stream that was cut, after its status.
      return new Answer(response.statusCode(), "");
    }
  }

  /** Sends requests at the same time. Each must be answered with an expected status. */
  private static void sendAtOnce(int count, IntFunction<HttpRequest.Builder> requests) {
    // A client that was refused while it sent its body does not reuse the connection correctly.
    HttpClient client = client();
    List<CompletableFuture<Answer>> answers =
        IntStream.range(0, count).mapToObj(i -> start(client, requests.apply(i))).toList();
    Map<Integer, Integer> statuses = new TreeMap<>();
    for (CompletableFuture<Answer> answer : answers) {
      statuses.merge(answer.join().status(), 1, Integer::sum);
    }
    LOG.infof("Statuses: %s", statuses);
    assertTrue(EXPECTED.containsAll(statuses.keySet()), statuses::toString);
  }

  @ParameterizedTest
  @MethodSource("largeLists")
  void simultaneous_large_lists(String path) {
    sendAtOnce(16, i -> request(path).GET());
  }

  static List<String> largeLists() {
    return List.of(
        "/articles?limit=100&expand=body&expand=quotes",
        "/quotes?limit=100",
        "/articles.ndjson?expand=quotes");
  }

  @ParameterizedTest
  @Tag("extra")
  @MethodSource
  void simultaneous_other_large_lists(String path) {
    sendAtOnce(16, i -> request(path).GET());
  }

  static List<String> simultaneous_other_large_lists() {
    return List.of(
        "/articles?limit=100&expand=body",
        "/articles?q=quoted&expand=quotes",
        "/changes?limit=100");
  }

  @ParameterizedTest
  @MethodSource("largeBodies")
  void simultaneous_large_bodies(String path, String mediaType, String body) {
    byte[] bytes = body.getBytes(UTF_8);
    sendAtOnce(
        16,
        i ->
            request(path)
                .setHeader("Content-Type", mediaType)
                .POST(BodyPublishers.ofByteArray(bytes)));
  }

  private static final int BODY_SIZE = 3_800_000;
  private static final String HEAD =
      "<title>Large</title><p>A text that is long enough to be an article.</p>";

  static List<Arguments> largeBodies() {
    return List.of(
        body("/articles", HTML, HEAD + "<i>".repeat(BODY_SIZE / 3)),
        body("/articles", HTML, HEAD + "<p a=1 b=2 c=3 d=4 e=5>x".repeat(90_000)),
        body("/articles", JSON, "{\"title\":[" + "0,".repeat(BODY_SIZE / 2) + "0]}"),
        body("/quotes/search", JSON, "{\"q\":\"" + "\u4e00".repeat(BODY_SIZE / 3) + "\"}"),
        body("/articles?extract=true", JSON, extracted()));
  }

  @ParameterizedTest
  @Tag("extra")
  @MethodSource("otherLargeBodies")
  void simultaneous_other_large_bodies(String path, String mediaType, String body) {
    simultaneous_large_bodies(path, mediaType, body);
  }

  static List<Arguments> otherLargeBodies() {
    return List.of(
        body("/articles", HTML, HEAD + "<p>Short words here.</p>".repeat(90_000)),
        body("/articles", "text/plain", "Large\n\n" + "x\n\n".repeat(190_000)),
        body("/articles", JSON, "{\"title\":\"" + "a".repeat(BODY_SIZE) + "\"}"),
        body("/articles", JSON, "[".repeat(BODY_SIZE)),
        body("/extractions", JSON, "{\"text\":\"%s\"}".formatted("\\\"a\\\" ".repeat(50_000))));
  }

  private static String extracted() {
    String text = "\\\"We will see it again,\\\" John Smith said. ".repeat(4_000);
    return "{\"title\":\"Extracted\",\"language\":\"en\",\"body\":\"%s\"}".formatted(text);
  }

  private static Arguments body(String path, String mediaType, String body) {
    return Arguments.of(path, mediaType, body);
  }

  @Test
  @Tag("extra")
  void simultaneous_imports_of_large_lines() {
    byte[] line = quotedArticle("Imported", 3_500);
    sendAtOnce(4, i -> lines("/imports?dryRun=true", line));
  }

  /** Short lines that match articles with 80 MB of quotes each. */
  @Test
  @Tag("extra")
  void simultaneous_imports_that_match_articles_with_large_quotes() throws Exception {
    for (int i = 0; i < QUOTED_ARTICLES; i++) {
      send(lines("/imports", quotedArticle("Matched " + i, 3)));
    }
    byte[] changes =
        IntStream.range(0, QUOTED_ARTICLES)
            .mapToObj(
                i ->
                    "{\"title\":\"Matched %d\",\"body\":\"A text.\",\"section\":\"A\"}\n"
                        .formatted(i))
            .collect(joining())
            .getBytes(UTF_8);
    setTextOfMatchedQuotes("left(text, 10) || repeat(U&'\\+020000', 19990)");
    try {
      sendAtOnce(4, i -> lines("/imports?dryRun=true", changes));
      Answer last = send(lines("/imports", changes));
      assertEquals(QUOTED_ARTICLES, last.text().split("\"updated\"").length - 1, last::text);
    } finally {
      setTextOfMatchedQuotes("left(text, 10)");
    }
  }

  /** Writes without triggers, since importing texts of this size takes minutes. */
  private static void setTextOfMatchedQuotes(String expression) throws SQLException {
    SqlStatements.execute(
        database::connect,
        """
        set session_replication_role = replica;
        update quote set text = %s
        where article_id in (select id from article where title like 'Matched %%')"""
            .formatted(expression));
  }

  @Test
  void simultaneous_changes_of_articles_with_large_quotes() throws Exception {
    List<String> ids = new ArrayList<>();
    for (JsonNode item : list("/articles?q=quoted&limit=" + QUOTED_ARTICLES)) {
      ids.add(item.get("id").textValue());
    }
    assertEquals(QUOTED_ARTICLES, ids.size());
    sendAtOnce(
        2 * QUOTED_ARTICLES,
        i ->
            request("/articles/" + ids.get(i % QUOTED_ARTICLES))
                .setHeader("Content-Type", "application/merge-patch+json")
                .method("PATCH", BodyPublishers.ofString("{\"body\":\"Text %d.\"}".formatted(i))));
    sendAtOnce(
        QUOTED_ARTICLES,
        i -> request("/articles/" + ids.get(i) + "/extraction").POST(BodyPublishers.noBody()));
  }

  private static JsonNode list(String path) throws IOException {
    return new ObjectMapper().readTree(send(request(path).GET()).text()).get("items");
  }

  @Test
  void connections_that_do_not_read_their_answers() throws Exception {
    String head = "GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n";
    List<Socket> unread = new ArrayList<>();
    try {
      for (int i = 0; i < 60; i++) {
        String path = i % 2 == 0 ? "/articles?limit=100&expand=body" : "/articles.ndjson";
        unread.add(open(head.formatted(path).repeat(2)));
      }
      for (int i = 0; i < 10; i++) {
        assertTrue(service.isAlive(), "the process has exited");
        Thread.sleep(500);
      }
    } finally {
      closeAll(unread);
    }
  }

  @Test
  void uploads_and_heads_that_do_not_end() throws Exception {
    String post =
        "POST /quotes/search HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 4000000\r\n\r\n";
    String head = "GET /actors HTTP/1.1\r\nHost: localhost\r\n";
    List<Socket> open = new ArrayList<>();
    try {
      for (int i = 0; i < 100; i++) {
        open.add(open(post + " ".repeat(2_000_000)));
        open.add(open(head + "a: \r\n".repeat(20_000)));
      }
      Thread.sleep(2_000);
      assertTrue(service.isAlive(), "the process has exited");
    } finally {
      closeAll(open);
    }
  }

  /** One body that is larger than the heap, without a key. */
  @Test
  void the_rest_of_a_body_that_is_too_large_is_discarded() throws Exception {
    int megabytes = 500;
    String head =
        "POST /quotes/search HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: %d000000\r\n\r\n";
    try (Socket socket = connect()) {
      write(socket, head.formatted(megabytes).getBytes(US_ASCII));
      byte[] blanks = " ".repeat(1_000_000).getBytes(US_ASCII);
      for (int i = 0; i < megabytes; i++) {
        write(socket, blanks);
      }
      socket.setSoTimeout(20_000);
      String answer = new String(socket.getInputStream().readNBytes(12), US_ASCII);
      assertEquals("HTTP/1.1 413", answer);
    }
  }

  /** Opens a connection and sends bytes as long as the service takes them. */
  private static Socket open(String bytes) throws IOException {
    Socket socket = connect();
    Thread sender = new Thread(() -> write(socket, bytes.getBytes(US_ASCII)));
    sender.setDaemon(true);
    sender.start();
    return socket;
  }

  private static Socket connect() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), URI.create(service.address()).getPort());
  }

  private static void write(Socket socket, byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
    } catch (IOException e) {
      // The service has closed the connection.
    }
  }

  private static void closeAll(List<Socket> sockets) throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
