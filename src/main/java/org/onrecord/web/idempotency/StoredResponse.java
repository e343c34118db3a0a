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

/** An answer to the last byte: the first time and every time after. */
record StoredResponse(int status, Map<String, String> headers, byte[] body) {
  private static final String REPLAYED = "Idempotency-Replayed";

  /** JSON that is written already. */
  @RegisterForReflection
  record Written(@JsonValue @JsonRawValue String json) {
    static Written of(byte[] json) {
      return new Written(new String(json, UTF_8));
    }
  }

  static StoredResponse of(RestResponse<?> response, ObjectMapper mapper) {
    Map<String, String> headers = new LinkedHashMap<>();
    Object location = response.getHeaders().getFirst(HttpHeaders.LOCATION);
    if (location != null) {
      headers.put(HttpHeaders.LOCATION, location.toString());
    }
    if (response.getEntity() instanceof HasEtag<?> tagged) {
      headers.put(HttpHeaders.ETAG, tagged.tag());
    }
    try {
      byte[] body = mapper.writeValueAsBytes(response.getEntity());
      return new StoredResponse(response.getStatus(), headers, body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("What is answered can be written", e);
    }
  }

  /** As it goes out. Its bytes are those of a {@code T}. */
  <T> RestResponse<T> response() {
    return build(RestResponse.ResponseBuilder.create(status));
  }

  /** As it goes out again. */
  <T> RestResponse<T> replayed() {
    return build(RestResponse.ResponseBuilder.create(status).header(REPLAYED, "true"));
  }

  @SuppressWarnings("unchecked")
  private <T> RestResponse<T> build(RestResponse.ResponseBuilder<Object> response) {
    headers.forEach(response::header);
    return (RestResponse<T>)
        response.entity(Written.of(body)).type(MediaType.APPLICATION_JSON_TYPE).build();
  }
}
