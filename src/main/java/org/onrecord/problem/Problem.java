package org.onrecord.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;

/**
 * What goes out as {@code application/problem+json} (RFC 9457): a sentence in {@code detail}, and,
 * as far as they apply, where the request is at fault, the actors that a name fits, the record in
 * the way, and what refers to a record.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    List<Fault> errors,
    List<Candidate> candidates,
    Existing existing,
    List<Reference> references) {

  /** An actor that an ambiguous name fits. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Candidate(UUID id, String name, String kind, String description) {}

  /** A record in the way of a new one, and the path to it. */
  public record Existing(UUID id, String href) {}

  /** How many records refer to a record, and as what. */
  public record Reference(String as, long count) {}

  /** A problem that says no more than its sentence. */
  public static Problem of(ProblemType type, String detail) {
    return new Problem(type.uri, type.title, type.status, detail, null, null, null, null);
  }

  Problem withErrors(List<Fault> faults) {
    return new Problem(type, title, status, detail, faults, candidates, existing, references);
  }

  Problem withCandidates(List<Candidate> actors) {
    return new Problem(type, title, status, detail, errors, actors, existing, references);
  }

  Problem withExisting(Existing record) {
    return new Problem(type, title, status, detail, errors, candidates, record, references);
  }

  Problem withReferences(List<Reference> referring) {
    return new Problem(type, title, status, detail, errors, candidates, existing, referring);
  }
}
