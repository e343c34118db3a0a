package org.onrecord.web.json;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import org.onrecord.web.problem.ProblemException;

/** Reads a request body as a merge patch. */
@Provider
@Consumes(MergePatch.MEDIA_TYPE)
class MergePatchReader implements MessageBodyReader<MergePatch<?>> {
  private final BoundedBody bodies;
  private final Json json;

  MergePatchReader(BoundedBody bodies, Json json) {
    this.bodies = bodies;
    this.json = json;
  }

  @Override
  public boolean isReadable(
      Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
    return type == MergePatch.class;
  }

  @Override
  public MergePatch<?> readFrom(
      Class<MergePatch<?>> type,
      Type generic,
      Annotation[] annotations,
      MediaType media,
      MultivaluedMap<String, String> headers,
      InputStream body)
      throws IOException {
    byte[] bytes = bodies.read(headers, body, Json.MEMORY_FACTOR);
    return RequestHeadFaults.with(() -> patch(bytes, recordOf(generic)));
  }

  private <T extends Record> MergePatch<T> patch(byte[] body, Class<T> type) {
    MergePatch<T> patch = new MergePatch<>(json.parse(body), type, json);
    if (!RequestHeadFaults.deferred().isEmpty()) {
      // The request is rejected before its record is read.
      ProblemException.requireNone(patch.faults());
    }
    return patch;
  }

  /** The record in the type of a parameter such as {@code MergePatch<ActorInput>}. */
  private static Class<? extends Record> recordOf(Type patch) {
    Type record = ((ParameterizedType) patch).getActualTypeArguments()[0];
    return ((Class<?>) record).asSubclass(Record.class);
  }
}
