package org.onrecord.web.json;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Reads a JSON request body as the record that a resource method takes, and validates it. */
@Provider
@Consumes(MediaType.APPLICATION_JSON)
class JsonBodyReader implements MessageBodyReader<Record> {
  private final BoundedBody bodies;
  private final Json json;

  JsonBodyReader(BoundedBody bodies, Json json) {
    this.bodies = bodies;
    this.json = json;
  }

  @Override
  public boolean isReadable(
      Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
    return Record.class.isAssignableFrom(type);
  }

  @Override
  public Record readFrom(
      Class<Record> type,
      Type generic,
      Annotation[] annotations,
      MediaType media,
      MultivaluedMap<String, String> headers,
      InputStream body)
      throws IOException {
    byte[] bytes = bodies.read(headers, body, Json.MEMORY_FACTOR);
    return RequestHeadFaults.with(() -> json.read(json.parse(bytes), type));
  }
}
