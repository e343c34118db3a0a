package org.onrecord.web.problem;

import io.netty.channel.Channel;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * Aborts a response that fails after its head was sent. The status cannot be changed then, so the
 * client must see that the transfer is incomplete: HTTP/1.1 closes the connection without the last
 * chunk, HTTP/2 resets the stream. What was written before still reaches the client.
 */
@Singleton
public class ResponseAbort {
  /** INTERNAL_ERROR (RFC 9113, 7). */
  private static final long INTERNAL_ERROR = 2;

  private static final Logger LOG = Logger.getLogger(ResponseAbort.class);

  private final CurrentVertxRequest current;

  ResponseAbort(CurrentVertxRequest current) {
    this.current = current;
  }

  /**
   * Aborts the response to the current request if its head was sent, and logs the cause.
   *
   * @return true if the response was aborted; false if its head was not sent, so that a problem can
   *     be sent
   */
  boolean abortIfStarted(Throwable cause) {
    HttpServerRequest request = current.getCurrent().request();
    if (!request.response().headWritten()) {
      return false;
    }
    abort(request, cause);
    if (request.version() != HttpVersion.HTTP_2) {
      LingeringClose.await(channel(request));
    }
    return true;
  }

  /** Aborts the response to a request without waiting for the client, and logs the cause. */
  public static void abort(HttpServerRequest request, Throwable cause) {
    HttpServerResponse response = request.response();
    if (response.closed()) {
      LOG.debug("The client closed the connection before the response ended", cause);
      return;
    }
    ExceptionTranslator.logAborted(request.method() + " " + request.path(), cause);
    if (request.version() == HttpVersion.HTTP_2) {
      response.reset(INTERNAL_ERROR);
    } else {
      // HttpConnection.close() and reset() flush before they close. The framework ends the response
      // meanwhile, and its last chunk would be sent.
      LingeringClose.start(channel(request));
    }
  }

  private static Channel channel(HttpServerRequest request) {
    return ((ConnectionBase) request.connection()).channel();
  }
}
