package org.onrecord.exchange.subscriptions;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * HTTP client for targets. It resolves a host once, checks the addresses and connects to one of
 * them, so that a name cannot lead elsewhere later (DNS rebinding). TLS verifies the name. It
 * follows no redirects, uses no proxy and reads only the start of an answer.
 */
class TargetClient implements AutoCloseable {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final int HTTPS_PORT = 443;
  private static final int HTTP_PORT = 80;
  private static final int MAX_CONNECTIONS_OF_ADDRESS = 32;
  private static final int MAX_HEADER_BYTES = 16_384;

  private final Vertx vertx;
  private final TargetRules rules;
  private final HostResolver resolver;
  private final Duration timeout;
  private final HttpClient http;

  /**
   * A client.
   *
   * @param timeout the longest time of a request, from the connection to the end of the answer
   */
  TargetClient(Vertx vertx, TargetRules rules, HostResolver resolver, Duration timeout) {
    this.vertx = vertx;
    this.rules = rules;
    this.resolver = resolver;
    this.timeout = timeout;
    this.http =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setConnectTimeout((int) CONNECT_TIMEOUT.toMillis())
                .setMaxPoolSize(MAX_CONNECTIONS_OF_ADDRESS)
                .setMaxHeaderSize(MAX_HEADER_BYTES)
                .setKeepAliveTimeout(15)
                .setVerifyHost(true));
  }

  /** Sends a POST. The stage never fails; a refusal is an outcome, too. Waits for the resolver. */
  CompletionStage<TargetAnswer> post(String url, Map<String, String> headers, byte[] body) {
    long start = System.nanoTime();
    List<String> faults = rules.faults(url);
    if (!faults.isEmpty()) {
      return refused("The URL " + faults.get(0) + ".", start);
    }
    URI uri = URI.create(url);
    try {
      List<InetAddress> addresses = resolver.resolve(TargetRules.withoutBrackets(uri.getHost()));
      Optional<String> refusal =
          addresses.stream().flatMap(address -> rules.refusal(address).stream()).findFirst();
      return refusal.isPresent()
          ? refused("The host " + refusal.get() + ".", start)
          : send(request(uri, addresses.get(0)), headers, body, start);
    } catch (UnknownHostException e) {
      return refused("The host has no address.", start);
    }
  }

  private static CompletionStage<TargetAnswer> refused(String error, long start) {
    return CompletableFuture.completedStage(
        TargetAnswer.failed(error, Duration.ofNanos(System.nanoTime() - start)));
  }

  /** A request that connects to an address, whatever the name of the host resolves to. */
  private RequestOptions request(URI uri, InetAddress address) {
    boolean tls = "https".equalsIgnoreCase(uri.getScheme());
    int port = uri.getPort() > 0 ? uri.getPort() : tls ? HTTPS_PORT : HTTP_PORT;
    String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return new RequestOptions()
        .setMethod(HttpMethod.POST)
        .setServer(SocketAddress.inetSocketAddress(port, literal(address)))
        .setHost(uri.getHost())
        .setPort(port)
        .setSsl(tls)
        .setFollowRedirects(false)
        .setURI(uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery());
  }

  /** The address without a name, which the HTTP client would resolve again. */
  private static String literal(InetAddress address) {
    return address.getHostAddress().replaceFirst("%.*", "");
  }

  private CompletionStage<TargetAnswer> send(
      RequestOptions options, Map<String, String> headers, byte[] body, long start) {
    TargetExchange exchange = new TargetExchange(start);
    long timer = vertx.setTimer(timeout.toMillis(), id -> exchange.timeOut());
    headers.forEach(options::putHeader);
    http.request(options)
        .onSuccess(request -> exchange.send(request, body))
        .onFailure(exchange::fail);
    return exchange.answer().whenComplete((answer, failure) -> vertx.cancelTimer(timer));
  }

  @Override
  public void close() {
    http.close();
  }
}
