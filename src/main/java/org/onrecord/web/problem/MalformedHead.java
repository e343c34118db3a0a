package org.onrecord.web.problem;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.AttributeKey;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.Optional;

/** The reason why the HTTP server could not read the head of a request on a connection. */
public enum MalformedHead {
  LINE_TOO_LONG,
  HEADERS_TOO_LONG,
  UNSUPPORTED_VERSION,
  UNREADABLE;

  private static final AttributeKey<MalformedHead> KEY =
      AttributeKey.valueOf(MalformedHead.class.getName());

  /**
   * Marks the next request of a connection, which is its last one.
   *
   * @param cause the failure of the decoder; null if it could read the head, but not the version of
   *     HTTP
   */
  public static void mark(Channel channel, Throwable cause) {
    channel.attr(KEY).set(of(cause));
  }

  private static MalformedHead of(Throwable cause) {
    if (cause == null) {
      return UNSUPPORTED_VERSION;
    }
    if (cause instanceof TooLongHttpLineException) {
      return LINE_TOO_LONG;
    }
    return cause instanceof TooLongHttpHeaderException ? HEADERS_TOO_LONG : UNREADABLE;
  }

  static Optional<MalformedHead> find(HttpServerRequest request) {
    return Optional.ofNullable(((ConnectionBase) request.connection()).channel().attr(KEY).get());
  }
}
