package org.onrecord.records.actor;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.UUID;
import org.onrecord.web.problem.Fault;
import org.onrecord.web.problem.ProblemException;
import org.onrecord.web.problem.ProblemType;

/** Problems of requests that refer to, change or delete actors. */
final class ActorProblems {
  /** An actor that an ambiguous name matches. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @RegisterForReflection
  record Candidate(UUID id, String name, String kind, String description) {}

  /** The number of records that refer to an actor in one role. */
  @RegisterForReflection
  record Reference(String as, long count) {}

  private ActorProblems() {}

  /** 409: a name matches several actors. */
  static ProblemException ambiguous(String name, String pointer, List<Candidate> candidates) {
    return ProblemException.of(
            ProblemType.AMBIGUOUS_ACTOR,
            "The name “%s” matches several actors. Refer to one of the candidates by its id."
                .formatted(name))
        .withErrors(List.of(Fault.at(pointer, "matches several actors")))
        .with("candidates", candidates);
  }

  /** 409: an actor cannot be deleted while records refer to it. */
  static ProblemException stillReferenced(String name, List<Reference> references) {
    String roles =
        references.stream().map(r -> r.as() + " (" + r.count() + ")").collect(joining(", "));
    return ProblemException.of(
            ProblemType.STILL_REFERENCED,
            "%s cannot be deleted, because records refer to this actor as: %s."
                .formatted(name, roles))
        .with("references", references);
  }

  /** 409: an actor was merged into another and can no longer be changed. */
  static ProblemException merged(UUID id, UUID survivor) {
    String href = "/actors/" + survivor;
    return ProblemException.of(
            ProblemType.MERGED,
            "The actor with the id %s was merged into another, see %s. Change that actor or undo the merge."
                .formatted(id, href))
        .withExisting(survivor, href);
  }
}
