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

/**
 * Reads the id in a path; a malformed one is a fault of the request (400), not a missing page
 * (JAX-RS's 404).
 */
@Provider
public class UuidParamConverter implements ParamConverterProvider, ParamConverter<UUID> {

  @Override
  @SuppressWarnings("unchecked")
  public <T> ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
    return type == UUID.class ? (ParamConverter<T>) this : null;
  }

  @Override
  public UUID fromString(String text) {
    return Ids.parse(text)
        .orElseThrow(() -> ProblemException.invalid(Fault.in("id", "must be an id (a UUID)")));
  }

  @Override
  public String toString(UUID id) {
    return id.toString();
  }
}
