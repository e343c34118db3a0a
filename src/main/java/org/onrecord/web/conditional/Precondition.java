package org.onrecord.web.conditional;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Optional;
import java.util.function.Supplier;
import org.onrecord.web.problem.ProblemException;
import org.onrecord.web.problem.ProblemType;

/**
 * The {@code If-Match} and {@code If-None-Match} conditions of a request that changes a record.
 * They ignore members that are derived from other records, and are checked while the record is
 * locked, so that only one of two concurrent writers with the same entity tag succeeds.
 */
public final class Precondition {
  /** No condition. */
  public static final Precondition NONE = new Precondition(Optional.empty(), Optional.empty());

  private static final String FAILED =
      "The record is not in the state that If-Match or If-None-Match requires. Nothing was changed; the ETag header has the current tag.";

  private final Optional<EntityTagList> match;
  private final Optional<EntityTagList> noneMatch;

  private Precondition(Optional<EntityTagList> match, Optional<EntityTagList> noneMatch) {
    this.match = match;
    this.noneMatch = noneMatch;
  }

  /**
   * The conditions of a request.
   *
   * @throws ProblemException 400 if a header is malformed
   */
  public static Precondition of(HttpHeaders request) {
    MultivaluedMap<String, String> headers = request.getRequestHeaders();
    Optional<EntityTagList> match =
        EntityTagList.in(headers, HttpHeaders.IF_MATCH).map(EntityTagList::withoutDerivedParts);
    Optional<EntityTagList> noneMatch =
        EntityTagList.in(headers, HttpHeaders.IF_NONE_MATCH)
            .map(EntityTagList::withoutDerivedParts);
    return match.isEmpty() && noneMatch.isEmpty() ? NONE : new Precondition(match, noneMatch);
  }

  /**
   * The condition that a record has an entity tag, as {@code If-Match} has it.
   *
   * @throws ProblemException 400 if the tag is malformed
   */
  public static Precondition matching(String tag) {
    EntityTagList tags = EntityTagList.of(tag, HttpHeaders.IF_MATCH).withoutDerivedParts();
    return new Precondition(Optional.of(tags), Optional.empty());
  }

  /**
   * Checks the conditions of a request that creates a record.
   *
   * @throws ProblemException 412 if {@code If-Match} requires one
   */
  public void requireForNew() {
    if (match.isPresent()) {
      throw ProblemException.of(
          ProblemType.PRECONDITION_FAILED,
          "There is no record yet that If-Match could match. Nothing was created.");
    }
  }

  /**
   * Checks the conditions.
   *
   * @param current locks the record and returns its entity tag; not called without conditions
   * @throws ProblemException 412 if a condition fails
   */
  public void require(Supplier<String> current) {
    if (this == NONE) {
      return;
    }
    String tag = current.get();
    String compared = DerivedPart.removedFrom(tag);
    boolean holds =
        match.map(list -> list.matchesStrong(compared)).orElse(true)
            && noneMatch.map(list -> !list.matchesWeak(compared)).orElse(true);
    if (!holds) {
      throw ProblemException.of(ProblemType.PRECONDITION_FAILED, FAILED)
          .withHeader(HttpHeaders.ETAG, tag);
    }
  }
}
