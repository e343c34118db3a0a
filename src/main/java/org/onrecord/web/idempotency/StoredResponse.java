package org.onrecord.web.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jboss.resteasy.reactive.RestResponse;
import org.onrecord.web.conditional.HasEtag;

/** A response with its serialized body, sent to the first request and to every retry. */
record StoredResponse(int status, Map<String, String> headers, byte[] body) {
  private static final String REPLAYED_HEADER = "Idempotency-Replayed";

  /** Serialized JSON, written to the response unchanged. */
  @RegisterForReflection
  record RawJson(@JsonValue @JsonRawValue String json) {
    static RawJson of(byte[] json) {
      return new RawJson(new String(json, UTF_8));
    }
  }

  static StoredResponse of(RestResponse<?> response, ObjectMapper mapper) {
    Map<String, String> headers = new LinkedHashMap<>();
    Object location = response.getHeaders().getFirst(HttpHeaders.LOCATION);
    if (location != null) {
      headers.put(HttpHeaders.LOCATION, location.toString());
    }
    if (response.getEntity() instanceof HasEtag tagged) {
      headers.put(HttpHeaders.ETAG, tagged.tag());
    }
    return new StoredResponse(
        response.getStatus(), headers, serialize(response.getEntity(), mapper));
  }

  private static byte[] serialize(Object entity, ObjectMapper mapper) {
    try {
      return mapper.writeValueAsBytes(entity);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A response is always serializable", e);
    }
  }

  /** The response to the first request, with a body that response filters may change. */
  <T> RestResponse<T> response(T entity) {
    return build(RestResponse.ResponseBuilder.create(status), entity);
  }

  /** The response to a retry. Its body is a serialized {@code T}. */
  <T> RestResponse<T> replayed() {
    return build(
        RestResponse.ResponseBuilder.create(status).header(REPLAYED_HEADER, "true"),
        RawJson.of(body));
  }

  @SuppressWarnings("unchecked")
  private <T> RestResponse<T> build(RestResponse.ResponseBuilder<Object> response, Object entity) {
    headers.forEach(response::header);
    return (RestResponse<T>) response.entity(entity).type(MediaType.APPLICATION_JSON_TYPE).build();
  }

  /** A copy with another body and its entity tag. */
  StoredResponse with(Object entity, ObjectMapper mapper) {
    Map<String, String> changed = new LinkedHashMap<>(headers);
    if (entity instanceof HasEtag tagged) {
      changed.put(HttpHeaders.ETAG, tagged.tag());
    }
    return new StoredResponse(status, changed, serialize(entity, mapper));
  }
}
