package org.onrecord.exchange.imports;

import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/**
 * Streams the results of imports. (The framework's {@code StreamingOutput} handles failures itself,
 * and continues the response after it was aborted.)
 */
@Provider
@Produces(ImportResource.NDJSON)
class ImportResultsWriter implements MessageBodyWriter<ImportResults> {
  @Override
  public boolean isWriteable(
      Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
    return ImportResults.class.isAssignableFrom(type);
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
