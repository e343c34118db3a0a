package org.onrecord.paging;

import java.util.List;
import java.util.Optional;

/** The part of a filter that says which page of the list is wanted. */
public interface Paging {
  int DEFAULT_LIMIT = 20;

  /** How many rows at most, or null for the default. */
  Integer limit();

  /** Where the page starts, or null for the beginning. */
  String cursor();

  /** What else to tell. */
  List<Include> include();

  default int rows() {
    return Optional.ofNullable(limit()).orElse(DEFAULT_LIMIT);
  }
}
