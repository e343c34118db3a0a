package org.onrecord.exchange.subscriptions;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLException;

/**
 * A request to a target and its answer. Keeps the first bytes of the body, and closes the
 * connection if the body goes on.
 */
class TargetExchange {
  private static final int MAX_CHARACTERS = 1000;

  /** Enough for 1,000 characters in UTF-8; a longer body is not read to its end. */
  private static final int MAX_BYTES = 4 * MAX_CHARACTERS;

  private final long start;
  private final CompletableFuture<TargetAnswer> answer = new CompletableFuture<>();
  private final Buffer body = Buffer.buffer();
  private volatile HttpClientRequest request;
  private volatile HttpClientResponse response;

  TargetExchange(long start) {
    this.start = start;
  }

  CompletableFuture<TargetAnswer> answer() {
    return answer;
  }

  void send(HttpClientRequest connected, byte[] content) {
    request = connected;
    if (answer.isDone()) {
      connected.reset();
      return;
    }
    connected.response().onSuccess(this::receive).onFailure(this::fail);
    connected.send(Buffer.buffer(content)).onFailure(this::fail);
  }

  private void receive(HttpClientResponse received) {
    response = received;
    received.handler(this::read).exceptionHandler(this::fail).endHandler(ended -> complete());
  }

  private void read(Buffer part) {
    int missing = MAX_BYTES - body.length();
    body.appendBuffer(part, 0, Math.min(missing, part.length()));
    if (part.length() > missing) {
      complete();
      request.reset();
    }
  }

  /** Ends the exchange. The status counts, if it came before. */
  void timeOut() {
    if (response != null) {
      complete();
    } else {
      answer.complete(TargetAnswer.failed("The target did not answer in time.", elapsed()));
    }
    if (request != null) {
      request.reset();
    }
  }

  void fail(Throwable failure) {
    if (response != null) {
      complete();
    } else {
      answer.complete(TargetAnswer.failed(describe(failure), elapsed()));
    }
  }

  private void complete() {
    answer.complete(
        new TargetAnswer(
            response.statusCode(), response.getHeader("Retry-After"), elapsed(), null, excerpt()));
  }

  private String excerpt() {
    String text =
        body.toString(StandardCharsets.UTF_8).replace('\0', '\uFFFD').replace('\uFFFE', '\uFFFD');
    int length = Math.min(text.codePointCount(0, text.length()), MAX_CHARACTERS);
    return text.isEmpty() ? null : text.substring(0, text.offsetByCodePoints(0, length));
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** Describes a failure without class names and addresses. */
  private static String describe(Throwable failure) {
    if (failure instanceof SSLException) {
      return "The TLS handshake failed; the certificate must be valid for the host.";
    }
    return failure instanceof ConnectException
        ? "The connection was refused or timed out."
        : "The connection ended before the answer.";
  }
}
