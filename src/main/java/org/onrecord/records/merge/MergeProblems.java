package org.onrecord.records.merge;

import java.util.UUID;
import org.onrecord.web.problem.ProblemException;
import org.onrecord.web.problem.ProblemType;

/** Problems of requests that undo a merge. */
final class MergeProblems {
  private MergeProblems() {}

  /** 409: the survivor was merged again later; that merge must be undone first. */
  static ProblemException laterMerge(UUID later) {
    String href = "/actors/" + later + "/unmerge";
    return ProblemException.of(
            ProblemType.LATER_MERGE,
            "The survivor was merged again since. Merges are undone in reverse order: undo the later one first, by POST to %s."
                .formatted(href))
        .withExisting(later, href);
  }

  /** 409: the actor is not merged into another. */
  static ProblemException notMerged(UUID id) {
    String href = "/actors/" + id;
    return ProblemException.of(
            ProblemType.NOT_MERGED,
            "The actor with the id %s is not merged into another, see %s.".formatted(id, href))
        .withExisting(id, href);
  }
}
