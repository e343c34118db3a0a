package org.onrecord.query.list;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.onrecord.web.problem.Fault;
import org.onrecord.web.problem.ProblemException;

/** The part of a filter that says which page of the list is wanted. */
public interface Paging {
  int DEFAULT_LIMIT = 20;

  /** How many rows at most, or null for the default. */
  Integer limit();

  /** Where the page starts, or null for the beginning. */
  String cursor();

  /** What else to tell. */
  List<Include> include();

  default int pageSize() {
    return Optional.ofNullable(limit()).orElse(DEFAULT_LIMIT);
  }

  /** Refuses what only pages have, for a list that goes out whole. */
  default void refusePaging(ListParameters question) {
    List<Fault> faults = new ArrayList<>();
    if (limit() != null) {
      faults.add(question.fault("limit", "is for pages; a stream has all that fits"));
    }
    if (cursor() != null) {
      faults.add(question.fault("cursor", "is for pages; a stream has all that fits"));
    }
    if (!include().isEmpty()) {
      faults.add(question.fault("include", "is for pages; count the rows of the stream"));
    }
    if (!faults.isEmpty()) {
      throw ProblemException.invalid(faults);
    }
  }
}
