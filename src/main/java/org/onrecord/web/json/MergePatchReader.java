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
import org.onrecord.web.problem.ProblemException;

/** Reads a request body as a merge patch. */
@Provider
@Consumes(MergePatch.MEDIA_TYPE)
class MergePatchReader implements MessageBodyReader<MergePatch> {
  private final Json json;

  MergePatchReader(Json json) {
    this.json = json;
  }

  @Override
  public boolean isReadable(
      Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
    return type == MergePatch.class;
  }

  @Override
  public MergePatch readFrom(
      Class<MergePatch> type,
      Type generic,
      Annotation[] annotations,
      MediaType media,
      MultivaluedMap<String, String> headers,
      InputStream body)
      throws IOException {
    byte[] bytes = BoundedBody.read(headers, body);
    if (RequestTargetFaults.deferred().stream().anyMatch(fault -> fault.parameter().equals("id"))) {
      // Without the record, its patch cannot be checked.
      throw ProblemException.invalid(RequestTargetFaults.deferred());
    }
    try {
      return new MergePatch(json.parse(bytes), json, RequestTargetFaults.deferred());
    } catch (ProblemException e) {
      throw e.withFurther(RequestTargetFaults.deferred());
    }
  }
}
