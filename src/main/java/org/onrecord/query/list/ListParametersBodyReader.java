package org.onrecord.query.list;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.onrecord.web.json.BoundedBody;
import org.onrecord.web.json.Json;
import org.onrecord.web.json.RequestHeadFaults;
import org.onrecord.web.problem.ProblemException;

/** Reads list parameters from a JSON body, for lists of values that are too long for a URL. */
@Provider
@Consumes(MediaType.APPLICATION_JSON)
class ListParametersBodyReader implements MessageBodyReader<ListParameters> {
  private final BoundedBody bodies;
  private final Json json;

  ListParametersBodyReader(BoundedBody bodies, Json json) {
    this.bodies = bodies;
    this.json = json;
  }

  @Override
  public boolean isReadable(
      Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
    return type == ListParameters.class;
  }

  @Override
  public ListParameters readFrom(
      Class<ListParameters> type,
      Type generic,
      Annotation[] annotations,
      MediaType media,
      MultivaluedMap<String, String> headers,
      InputStream body)
      throws IOException {
    byte[] bytes = bodies.read(headers, body, Json.MEMORY_FACTOR);
    try {
      return ListParameters.ofBody(json.parse(bytes), json);
    } catch (ProblemException e) {
      throw e.withFurther(RequestHeadFaults.deferred());
    }
  }
}
