package org.onrecord.query.list;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.onrecord.web.fields.FieldSelection;
import org.onrecord.web.fields.RequestedFields;
import org.onrecord.web.json.BoundedBody;
import org.onrecord.web.json.Json;
import org.onrecord.web.json.RequestHeadFaults;
import org.onrecord.web.problem.Fault;
import org.onrecord.web.problem.ProblemException;

/** Reads list parameters from a JSON body, for lists of values that are too long for a URL. */
@Provider
@Consumes(MediaType.APPLICATION_JSON)
class ListParametersBodyReader implements MessageBodyReader<ListParameters> {
  private final BoundedBody bodies;
  private final Json json;
  private final RequestedFields fields;

  ListParametersBodyReader(BoundedBody bodies, Json json, RequestedFields fields) {
    this.bodies = bodies;
    this.json = json;
    this.fields = fields;
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
      JsonNode parameters = json.parse(bytes);
      noteFields(parameters.path(FieldSelection.PARAMETER));
      return ListParameters.ofBody(parameters, json);
    } catch (ProblemException e) {
      throw e.withFurther(RequestHeadFaults.deferred());
    }
  }

  /** Notes the fields of the answer and their faults. Values that are no texts are found later. */
  private void noteFields(JsonNode requested) {
    if (requested.isMissingNode()) {
      return;
    }
    Method method = CurrentRequestManager.get().getTarget().getLazyMethod().getMethod();
    List<String> values = new ArrayList<>();
    for (JsonNode value : requested.isArray() ? requested : List.of(requested)) {
      if (value.isTextual()) {
        String place = "/fields" + (requested.isArray() ? "/" + values.size() : "");
        List<String> faults = fields.faults(method, value.textValue());
        RequestHeadFaults.add(faults.stream().map(fault -> Fault.at(place, fault)).toList());
      }
      values.add(value.asText());
    }
    fields.setOfBody(values);
  }
}
