package org.onrecord.exchange.imports;

import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;
import org.onrecord.query.export.Export;
import org.onrecord.web.connections.ClientPause;
import org.onrecord.web.response.ResponseStream;

/**
 * Streams the results of imports. (The framework's {@code StreamingOutput} handles failures itself,
 * and continues the response after it was aborted.)
 */
@Provider
@Produces(Export.NDJSON)
class ImportResultsWriter implements ServerMessageBodyWriter<ImportResults> {
  @Override
  public boolean isWriteable(
      Class<?> type, Type generic, ResteasyReactiveResourceInfo target, MediaType media) {
    return ImportResults.class.isAssignableFrom(type);
  }

  @Override
  public boolean isWriteable(
      Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
    return ImportResults.class.isAssignableFrom(type);
  }

  @Override
  public void writeResponse(ImportResults results, Type type, ServerRequestContext context)
      throws IOException {
    ResponseStream out = ResponseStream.of(context, ClientPause.WHILE_SENDING);
    results.writeTo(out);
    out.close();
  }

  @Override
  public void writeTo(
      ImportResults results,
      Class<?> type,
      Type generic,
      Annotation[] annotations,
      MediaType media,
      MultivaluedMap<String, Object> headers,
      OutputStream out)
      throws IOException {
    results.writeTo(out);
  }
}
