import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/**
 * Compares the latency of accepted requests under overload with that under light load: see
 * README.md. Each connection sends its next request as soon as it has the response to the last one.
 *
 * <p>Arguments: URL of the service, connections of the light load, connections of the overload,
 * seconds of a measurement, rounds.
 */
class Overload {
  private static final Pattern SPEAKER = Pattern.compile("\"id\" ?: ?\"([0-9a-f-]{36})\"");
  private static final int WARM_UP_SECONDS = 30;

  public static void main(String... args) throws Exception {
    URI service = URI.create(args[0]);
    int light = Integer.parseInt(args[1]);
    int overload = Integer.parseInt(args[2]);
    int seconds = Integer.parseInt(args[3]);
    List<byte[]> requests = requests(service);
    new Load(service, requests, light, false).run(WARM_UP_SECONDS);
    System.out.println(
        "load            connections  accepted/s  rejected/s  p50 ms  p99 ms  p50 ratio  p99 ratio");
    for (int round = 0; round < Integer.parseInt(args[4]); round++) {
      Latencies base = new Latencies(new Load(service, requests, light, false).run(seconds));
      base.print("light", light, seconds, base);
      new Latencies(new Load(service, requests, overload, true).run(seconds))
          .print("waits as told", overload, seconds, base);
      new Latencies(new Load(service, requests, overload, false).run(seconds))
          .print("repeats at once", overload, seconds, base);
    }
  }

  /** Requests for the first 20 quotes of the most quoted speakers. */
  private static List<byte[]> requests(URI service) throws IOException, InterruptedException {
    String facet =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(service.resolve("/quotes/facets?by=speaker")).build(),
                BodyHandlers.ofString())
            .body();
    List<byte[]> requests =
        SPEAKER
            .matcher(facet)
            .results()
            .map(
                id ->
                    "GET /quotes?speaker=%s HTTP/1.1\r\nHost: %s\r\n\r\n"
                        .formatted(id.group(1), service.getAuthority()))
            .map(request -> request.getBytes(StandardCharsets.ISO_8859_1))
            .toList();
    if (requests.isEmpty()) {
      throw new IllegalStateException("No speakers: fill the database with fill.sh. " + facet);
    }
    return requests;
  }
}

/**
 * A closed load: each connection has one request in progress.
 *
 * @param waits true if a rejected client waits for the time that Retry-After says
 */
record Load(URI service, List<byte[]> requests, int connections, boolean waits) {

  /** The responses of all connections. */
  List<Response> run(int seconds) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    ExecutorService threads = Executors.newFixedThreadPool(connections);
    try {
      List<Future<List<Response>>> all = new ArrayList<>();
      for (int i = 0; i < connections; i++) {
        int first = i;
        all.add(threads.submit(() -> use(first, end)));
      }
      List<Response> responses = new ArrayList<>();
      for (Future<List<Response>> one : all) {
        responses.addAll(one.get());
      }
      return responses;
    } finally {
      threads.shutdownNow();
    }
  }

  private List<Response> use(int first, long end) throws IOException, InterruptedException {
    List<Response> responses = new ArrayList<>();
    try (Socket socket = new Socket(service.getHost(), service.getPort())) {
      socket.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(socket.getInputStream(), 64 * 1024);
      for (int next = first; System.nanoTime() < end; next++) {
        long sent = System.nanoTime();
        socket.getOutputStream().write(requests.get(next % requests.size()));
        Response response = Response.read(in, sent);
        responses.add(response);
        if (waits && response.retryAfter() > 0) {
          long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
          Thread.sleep(Math.max(0, Math.min(left, response.retryAfter() * 1000L)));
        }
      }
    }
    return responses;
  }
}

/**
 * A response that was read to its end.
 *
 * @param nanos from the first byte of the request to the last of the response
 * @param retryAfter in seconds; 0 if the response has no such header
 */
record Response(int status, long nanos, int retryAfter) {

  static Response read(InputStream in, long sent) throws IOException {
    int status = Integer.parseInt(line(in).split(" ")[1]);
    int retryAfter = 0;
    int length = -1;
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      String[] parts = header.toLowerCase().split(": ?", 2);
      if (parts[0].equals("content-length")) {
        length = Integer.parseInt(parts[1]);
      } else if (parts[0].equals("retry-after")) {
        retryAfter = Integer.parseInt(parts[1]);
      }
    }
    if (length >= 0) {
      in.skipNBytes(length);
    } else {
      skipChunks(in);
    }
    return new Response(status, System.nanoTime() - sent, retryAfter);
  }

  private static void skipChunks(InputStream in) throws IOException {
    int size;
    do {
      size = Integer.parseInt(line(in), 16);
      in.skipNBytes(size + 2);
    } while (size > 0);
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException();
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }
}

/** The sorted latencies of the accepted requests, and the number of rejected ones. */
final class Latencies {
  private final long[] accepted;
  private final long rejected;

  Latencies(List<Response> responses) {
    accepted = nanos(responses, 200).sorted().toArray();
    rejected = nanos(responses, 503).count();
    if (accepted.length + rejected < responses.size() || accepted.length == 0) {
      throw new IllegalStateException("Other responses than 200 and 503, or none with 200");
    }
  }

  private static LongStream nanos(List<Response> responses, int status) {
    return responses.stream().filter(r -> r.status() == status).mapToLong(Response::nanos);
  }

  private double millis(int percentile) {
    return accepted[accepted.length * percentile / 100] / 1e6;
  }

  void print(String load, int connections, int seconds, Latencies light) {
    System.out.printf(
        "%-15s %11d %11d %11d %7.1f %7.1f %10.1f %10.1f%n",
        load,
        connections,
        accepted.length / seconds,
        rejected / seconds,
        millis(50),
        millis(99),
        millis(50) / light.millis(50),
        millis(99) / light.millis(99));
  }
}
