package org.onrecord.web.connections;

import io.vertx.ext.web.RoutingContext;

/** A pause that a client may make while it reads a streamed response. */
public enum ClientPause {
  /** Minutes: clients process exports while they read them. */
  LONG,
  /** No limit before the request is sent: many clients read no results of an import until then. */
  WHILE_SENDING;

  /** Allows these pauses until the response to a request ends. */
  public void allow(RoutingContext context) {
    OpenConnection.of(context.request().connection())
        .ifPresent(
            connection -> {
              connection.allow(this);
              context.addEndHandler(ended -> connection.disallow(this));
            });
  }
}
