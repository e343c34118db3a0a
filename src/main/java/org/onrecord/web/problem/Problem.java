package org.onrecord.web.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The body of an {@code application/problem+json} response (RFC 9457).
 *
 * @param requestId null outside of a request
 * @param errors the invalid places of the request, if any
 * @param extensions members of this type of problem by name, written beside the others
 */
@RegisterForReflection
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    @JsonInclude(JsonInclude.Include.NON_NULL) String requestId,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Fault> errors,
    Map<String, Object> extensions) {

  /** The record that a request conflicts with. */
  @RegisterForReflection
  public record Existing(UUID id, String href) {}

  static Problem of(ProblemType type, String detail) {
    return new Problem(
        type.uri, type.title, type.status, detail, RequestId.current(), List.of(), Map.of());
  }

  @Override
  @JsonAnyGetter
  public Map<String, Object> extensions() {
    return extensions;
  }

  /** The value of the {@code Retry-After} header in seconds (RFC 9110, 10.2.3), if one is sent. */
  Optional<String> retryAfter() {
    return status == 503 ? Optional.of("1") : Optional.empty();
  }

  Problem withErrors(List<Fault> faults) {
    return new Problem(type, title, status, detail, requestId, faults, extensions);
  }

  Problem with(String member, Object value) {
    Map<String, Object> members = new LinkedHashMap<>(extensions);
    members.put(member, value);
    return new Problem(type, title, status, detail, requestId, errors, members);
  }
}
