package org.onrecord.records.actor;

import org.onrecord.web.problem.ProblemException;

/** Says which actor a reference means. */
@FunctionalInterface
public interface ActorResolver {

  /**
   * The actor that a reference means, null for null.
   *
   * @param pointer where the reference stands in the body
   * @throws ProblemException where it means none, or several
   */
  Actor resolve(ActorReferenceInput reference, String pointer);
}
