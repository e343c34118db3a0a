package org.onrecord.query.list;

import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.UUID;
import org.onrecord.web.json.Ids;
import org.onrecord.web.problem.Fault;
import org.onrecord.web.problem.ProblemException;

/** Converts an id in a path. A malformed id is answered with 400 instead of the 404 of JAX-RS. */
@Provider
public class UuidParamConverter implements ParamConverterProvider, ParamConverter<UUID> {
  static final Fault FAULT = Fault.in("id", "must be an id (a UUID)");

  @Override
  @SuppressWarnings("unchecked")
  public <T> ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
    return type == UUID.class ? (ParamConverter<T>) this : null;
  }

  @Override
  public UUID fromString(String text) {
    return Ids.parse(text).orElseThrow(() -> ProblemException.invalid(FAULT));
  }

  @Override
  public String toString(UUID id) {
    return id.toString();
  }
}
