package org.onrecord.records.actor;

import java.util.HashMap;
import java.util.Map;
import org.onrecord.web.problem.ProblemException;
import org.onrecord.web.problem.UnprocessableParts;

/** Resolves a reference to an actor. */
@FunctionalInterface
public interface ActorResolver {

  /**
   * The actor that a reference identifies; null for null.
   *
   * @param pointer JSON pointer to the reference in the request body
   * @throws ProblemException if no actor or more than one matches
   */
  Actor resolve(ActorReferenceInput reference, String pointer);

  /**
   * Resolves the references of a body before any of them is used, and collects their problems.
   *
   * @param references by their JSON pointers
   * @return a resolver of exactly these references, by their pointers
   */
  default ActorResolver resolved(
      Map<String, ActorReferenceInput> references, UnprocessableParts parts) {
    Map<String, Actor> actors = new HashMap<>();
    references.forEach(
        (pointer, reference) ->
            actors.put(pointer, parts.check(() -> resolve(reference, pointer))));
    return (reference, pointer) -> actors.get(pointer);
  }
}
