package org.onrecord.fault;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The connection of a client that sends an import and keeps the answer as it came. */
final class ImportUpload {
  private static final Pattern IMPORTED =
      Pattern.compile("\"status\":\"created\",\"id\":\"([^\"]+)\"");
  private static final String LAST_CHUNK = "\r\n0\r\n\r\n";

  private final Socket socket = new Socket();
  private final ByteArrayOutputStream answer = new ByteArrayOutputStream();
  private final Thread reader = new Thread(this::read, "import-answer");

  /** Sends the head of a request and reads the answer on a thread of its own. */
  ImportUpload(PackagedService service) {
    this(service, 0);
    reader.start();
  }

  private ImportUpload(PackagedService service, int receiveBuffer) {
    URI uri = URI.create(service.address());
    try {
      if (receiveBuffer > 0) {
        socket.setReceiveBufferSize(receiveBuffer);
      }
      socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()));
      String head =
          """
          POST /imports HTTP/1.1
          Host: localhost
          Authorization: Bearer %s
          Content-Type: application/x-ndjson
          Transfer-Encoding: chunked

          """
              .formatted(PackagedService.KEY);
      socket.getOutputStream().write(head.replace("\n", "\r\n").getBytes(ISO_8859_1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A client that never reads the answer. */
  static ImportUpload unread(PackagedService service) {
    return new ImportUpload(service, 4096);
  }

  /** A line with a new article. */
  static String line() {
    return "{\"title\":\"%s\",\"body\":\"%s\"}\n".formatted(UUID.randomUUID(), "x ".repeat(500));
  }

  void send(String lines) {
    try {
      send(socket, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void send(Socket socket, String lines) throws IOException {
    byte[] bytes = lines.getBytes(UTF_8);
    ByteArrayOutputStream chunk = new ByteArrayOutputStream();
    chunk.writeBytes("%x\r\n".formatted(bytes.length).getBytes(ISO_8859_1));
    chunk.writeBytes(bytes);
    chunk.writeBytes("\r\n".getBytes(ISO_8859_1));
    socket.getOutputStream().write(chunk.toByteArray());
  }

  /** Sends new articles on a thread of its own until the service closes the connection. */
  void sendUntilClosed() {
    new Thread(
            () -> {
              try {
                while (true) {
                  send(socket, line() + line() + line());
                }
              } catch (IOException e) {
                // The connection is closed.
              }
            },
            "import-lines")
        .start();
  }

  private void read() {
    byte[] buffer = new byte[8192];
    try {
      InputStream in = socket.getInputStream();
      for (int n; (n = in.read(buffer)) >= 0; ) {
        synchronized (answer) {
          answer.write(buffer, 0, n);
        }
      }
      // As other clients do when the answer ends.
      socket.close();
    } catch (IOException e) {
      // The connection is reset.
    }
  }

  void awaitResults(int count) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    while (answer().split("\"line\":", -1).length <= count) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("Too few results: " + answer());
      }
      Thread.sleep(20);
    }
  }

  /** The answer so far. */
  String answer() {
    synchronized (answer) {
      return answer.toString(UTF_8);
    }
  }

  int status() throws InterruptedException {
    reader.join();
    return Integer.parseInt(answer().split(" ")[1]);
  }

  /** The ids of the articles that are reported as created. */
  Set<String> importedIds() throws InterruptedException {
    reader.join();
    // A chunk may begin within a result.
    return IMPORTED
        .matcher(answer().replaceAll("\r\n[0-9a-f]+\r\n", ""))
        .results()
        .map((MatchResult found) -> found.group(1))
        .collect(Collectors.toSet());
  }

  /** True if the answer ended without its last chunk. */
  boolean isCut() throws InterruptedException {
    reader.join();
    return !answer().endsWith(LAST_CHUNK);
  }
}
