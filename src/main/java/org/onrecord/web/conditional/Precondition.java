package org.onrecord.web.conditional;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Optional;
import java.util.function.Supplier;
import org.onrecord.web.problem.ProblemException;
import org.onrecord.web.problem.ProblemType;

/**
 * What a request that changes a record says the record must be like: its {@code If-Match} and
 * {@code If-None-Match}. It is judged while the record is locked, so that of two writers who know
 * the same state only one finds it so.
 */
public final class Precondition {
  /** Whatever the record is like. */
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
   * The condition of a request.
   *
   * @throws ProblemException 400 where its tags cannot be read
   */
  public static Precondition of(HttpHeaders request) {
    MultivaluedMap<String, String> headers = request.getRequestHeaders();
    Optional<EntityTagList> match = EntityTagList.in(headers, HttpHeaders.IF_MATCH);
    Optional<EntityTagList> noneMatch = EntityTagList.in(headers, HttpHeaders.IF_NONE_MATCH);
    return match.isEmpty() && noneMatch.isEmpty() ? NONE : new Precondition(match, noneMatch);
  }

  /**
   * Judges the record.
   *
   * @param current locks the record, unless it is, and tells its tag; asked only where it matters
   * @throws ProblemException 412 where the record is not so
   */
  public void require(Supplier<String> current) {
    if (this == NONE) {
      return;
    }
    String tag = current.get();
    boolean holds =
        match.map(list -> list.matchesStrong(tag)).orElse(true)
            && noneMatch.map(list -> !list.matchesWeak(tag)).orElse(true);
    if (!holds) {
      throw ProblemException.of(ProblemType.PRECONDITION_FAILED, FAILED)
          .withHeader(HttpHeaders.ETAG, tag);
    }
  }
}
