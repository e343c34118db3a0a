package org.onrecord.exchange.changes;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/**
 * Starts a stream of changes, which goes on without a worker thread: the request is suspended until
 * the stream ends.
 */
@Provider
@Produces(ChangeStream.MEDIA_TYPE)
class ChangeStreamWriter implements ServerMessageBodyWriter<ChangeStream> {
  private final ChangeListeners listeners;

  ChangeStreamWriter(ChangeListeners listeners) {
    this.listeners = listeners;
  }

  @Override
  public boolean isWriteable(
      Class<?> type, Type generic, ResteasyReactiveResourceInfo target, MediaType media) {
    return type == ChangeStream.class;
  }

  @Override
  public boolean isWriteable(
      Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
    return type == ChangeStream.class;
  }

  @Override
  public void writeResponse(ChangeStream stream, Type type, ServerRequestContext context) {
    ResteasyReactiveRequestContext request = (ResteasyReactiveRequestContext) context;
    request.suspend();
    try {
      listeners.start(stream, request.unwrap(RoutingContext.class), request::resume);
    } catch (RuntimeException e) {
      request.resume();
      throw e;
    }
  }

  @Override
  public void writeTo(
      ChangeStream stream,
      Class<?> type,
      Type generic,
      Annotation[] annotations,
      MediaType media,
      MultivaluedMap<String, Object> headers,
      OutputStream out) {
    throw new UnsupportedOperationException("A stream of changes needs the response of the server");
  }
}
