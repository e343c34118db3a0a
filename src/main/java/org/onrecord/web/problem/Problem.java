package org.onrecord.web.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What goes out as {@code application/problem+json} (RFC 9457): a sentence in {@code detail}, the
 * id of the request, and, as far as they apply, where the request is at fault, the actors that a
 * name fits, the record in the way, what refers to a record, the role that is missing, and what a
 * status is and can become.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    String requestId,
    List<Fault> errors,
    List<Candidate> candidates,
    Existing existing,
    List<Reference> references,
    String role,
    Statuses statuses) {

  /** An actor that an ambiguous name fits. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @RegisterForReflection
  public record Candidate(UUID id, String name, String kind, String description) {}

  /** A record in the way of a new one, and the path to it. */
  @RegisterForReflection
  public record Existing(UUID id, String href) {}

  /** How many records refer to a record, and as what. */
  @RegisterForReflection
  public record Reference(String as, long count) {}

  /** The status that a record has, and those that it can be given now. */
  @RegisterForReflection
  public record Statuses(String present, List<String> possible) {}

  /** A problem of the present request that says no more than its sentence. */
  public static Problem of(ProblemType type, String detail) {
    return new Problem(
        type.uri,
        type.title,
        type.status,
        detail,
        RequestId.current(),
        null,
        null,
        null,
        null,
        null,
        null);
  }

  /**
   * After how many seconds the same may be tried again (RFC 9110, 10.2.3), where that may help; the
   * problem of a single line among many has no such header.
   */
  public Optional<String> retryAfter() {
    return status == 503 ? Optional.of("1") : Optional.empty();
  }

  Problem withErrors(List<Fault> faults) {
    return new Problem(
        type,
        title,
        status,
        detail,
        requestId,
        faults,
        candidates,
        existing,
        references,
        role,
        statuses);
  }

  Problem withCandidates(List<Candidate> actors) {
    return new Problem(
        type,
        title,
        status,
        detail,
        requestId,
        errors,
        actors,
        existing,
        references,
        role,
        statuses);
  }

  Problem withExisting(Existing record) {
    return new Problem(
        type,
        title,
        status,
        detail,
        requestId,
        errors,
        candidates,
        record,
        references,
        role,
        statuses);
  }

  Problem withReferences(List<Reference> referring) {
    return new Problem(
        type,
        title,
        status,
        detail,
        requestId,
        errors,
        candidates,
        existing,
        referring,
        role,
        statuses);
  }

  Problem withStatuses(Statuses known) {
    return new Problem(
        type,
        title,
        status,
        detail,
        requestId,
        errors,
        candidates,
        existing,
        references,
        role,
        known);
  }

  /** The same, naming the role that is missing. */
  public Problem withRole(String missing) {
    return new Problem(
        type,
        title,
        status,
        detail,
        requestId,
        errors,
        candidates,
        existing,
        references,
        missing,
        statuses);
  }
}
