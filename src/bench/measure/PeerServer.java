package measure;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;

/** A peer that {@code src/bench/peers/serve.sh} runs, until closed. */
final class PeerServer implements Server {
  private final HttpClient client = HttpClient.newHttpClient();
  private final Process process;
  private final int port;

  PeerServer(String name) throws IOException, InterruptedException {
    port = freePort();
    ProcessBuilder builder =
        new ProcessBuilder("src/bench/peers/serve.sh", name).redirectErrorStream(true);
    builder.environment().put("PORT", "" + port);
    builder.environment().put("PEER_CONNECTIONS", "" + Peers.DATABASE_CONNECTIONS);
    Path log = Files.createTempFile(name, ".log");
    log.toFile().deleteOnExit();
    process = Programs.startServer(builder.redirectOutput(log.toFile()));
    while (!listens()) {
      if (!process.isAlive()) {
        throw new IllegalStateException(name + " does not start:\n" + Files.readString(log));
      }
      Thread.sleep(100);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private boolean listens() {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public String address() {
    return "http://127.0.0.1:" + port;
  }

  @Override
  public long pid() {
    return process.pid();
  }

  @Override
  public HttpResponse<String> send(Request request) throws IOException, InterruptedException {
    HttpRequest.Builder sent =
        HttpRequest.newBuilder(URI.create(address() + request.path()))
            .method(request.method(), BodyPublishers.ofString(request.body()));
    if (!request.body().isEmpty()) {
      sent.header("Content-Type", "application/json");
    }
    return client.send(sent.build(), BodyHandlers.ofString());
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
