package org.onrecord.records.actor;

import org.onrecord.web.problem.ProblemException;

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
}
