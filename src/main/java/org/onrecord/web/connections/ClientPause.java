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
    OpenRequests requests = OpenConnection.of(context.request().connection()).requests();
    requests.startResponse(this);
    context.addEndHandler(ended -> requests.endResponse(this));
  }
}
