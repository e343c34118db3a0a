package org.onrecord.exchange.imports;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onrecord.exchange.imports.ImportTest.quote;
import static org.onrecord.exchange.imports.ImportTest.tides;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.onrecord.fixtures.ListRequests;

/** Imports of clients that disconnect, or read late. */
@QuarkusTest
class ImportConnectionLossTest {
  private static final int LINES = 40;

  @Test
  @Timeout(120)
  void an_aborted_upload_imports_whole_lines_and_a_retry_completes_it() throws Exception {
    byte[] file = ImportClient.bytes(lines());
    int cut = file.length * 2 / 3;
    try (Socket socket = connected(0)) {
      head(socket, file.length);
      socket.getOutputStream().write(file, 0, cut);
      socket.getOutputStream().flush();
      // The import has started with the lines sent so far.
      assertEquals("HTTP/1.1 200 OK", answer(socket).readLine());
    }
    awaitLinesInFlight();
    int articles = total("/articles");
    assertTrue(articles > 0 && articles < LINES, articles + " articles");
    assertEquals(2 * articles, total("/quotes"));

    List<String> summary = ImportClient.summary(ImportClient.lines(lines()));

    assertEquals(
        IntStream.rangeClosed(1, LINES)
            .mapToObj(i -> i + (i <= articles ? " unchanged" : " created"))
            .toList(),
        summary);
    assertEquals(LINES, total("/articles"));
    assertEquals(2 * LINES, total("/quotes"));
  }

  @Test
  @Timeout(120)
  void a_client_may_send_all_lines_before_it_reads_a_result() throws Exception {
    String bad = "{\"titel\":1}\n";
    int lines = 20_000;
    byte[] body = bad.repeat(lines).getBytes(UTF_8);
    try (Socket socket = connected(4096)) {
      head(socket, body.length);
      socket.getOutputStream().write(body);
      socket.getOutputStream().flush();
      String answer = new String(socket.getInputStream().readAllBytes(), UTF_8);
      String results = answer.replaceAll("\r\n[0-9a-f]+\r\n", "");
      assertEquals(lines, results.split("\"line\":", -1).length - 1);
    }
  }

  @Test
  @Timeout(60)
  void each_result_is_sent_without_waiting_for_the_next_line() throws Exception {
    try (Socket socket = connected(0)) {
      byte[] one = ImportClient.bytes(tides(quote("Go.")));
      byte[] two = ImportClient.bytes(Map.of("title", "Next", "body", "Next."));
      head(socket, one.length + two.length);
      socket.getOutputStream().write(one);
      socket.getOutputStream().flush();
      BufferedReader answer = answer(socket);
      assertEquals("1 created", result(answer));
      socket.getOutputStream().write(two);
      socket.getOutputStream().flush();
      assertEquals("2 created", result(answer));
    }
  }

  private static String result(BufferedReader answer) throws IOException {
    String line = answer.readLine();
    while (!line.startsWith("{\"line\"")) {
      line = answer.readLine();
    }
    return ImportClient.summary(ImportClient.results(line)).get(0);
  }

  private static Socket connected(int receiveBuffer) throws IOException {
    Socket socket = new Socket();
    if (receiveBuffer > 0) {
      socket.setReceiveBufferSize(receiveBuffer);
    }
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), RestAssured.port));
    socket.setSoTimeout(60_000);
    return socket;
  }

  private static void head(Socket socket, int length) throws IOException {
    OutputStream out = socket.getOutputStream();
    String head =
        """
        POST /imports HTTP/1.1
        Host: localhost
        Connection: close
        Authorization: Bearer ork_dev
        Content-Type: application/x-ndjson
        Content-Length: %d

        """
            .formatted(length)
            .replace("\n", "\r\n");
    out.write(head.getBytes(ISO_8859_1));
  }

  private static BufferedReader answer(Socket socket) throws IOException {
    return new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
  }

  /** Waits until the lines in flight are imported. */
  private static void awaitLinesInFlight() throws InterruptedException {
    int before = -1;
    for (int now = total("/articles"); now != before; now = total("/articles")) {
      before = now;
      Thread.sleep(1000);
    }
  }

  private static int total(String path) {
    return ListRequests.page(path, "include", "total").getInt("total");
  }

  private static Object[] lines() {
    return IntStream.range(0, LINES)
        .mapToObj(
            i -> {
              Map<String, Object> line = tides(quote("Go."), quote("The tide waits,"));
              line.put("title", "Tides " + i);
              line.put("url", "https://example.com/tides/" + i);
              line.put("rights", "x".repeat(4000));
              return line;
            })
        .toArray();
  }
}
