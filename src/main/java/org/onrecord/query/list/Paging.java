package org.onrecord.query.list;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.onrecord.web.problem.Fault;
import org.onrecord.web.problem.ProblemException;

/** The paging parameters of a list. */
public interface Paging {
  int DEFAULT_LIMIT = 20;

  /** Maximum number of items, or null for the default. */
  Integer limit();

  /** Cursor of the page, or null for the first page. */
  String cursor();

  /** Optional parts of the page. */
  List<Include> include();

  /** The requested or the default number of items. */
  default int pageSize() {
    return Optional.ofNullable(limit()).orElse(DEFAULT_LIMIT);
  }

  /** Rejects paging parameters on an export, which has all rows. */
  default void rejectPaging(ListParameters parameters) {
    List<Fault> faults = new ArrayList<>();
    if (limit() != null) {
      faults.add(
          parameters.fault("limit", "applies to pages only; an export has all matching rows"));
    }
    if (cursor() != null) {
      faults.add(
          parameters.fault("cursor", "applies to pages only; an export has all matching rows"));
    }
    if (!include().isEmpty()) {
      faults.add(
          parameters.fault("include", "applies to pages only; count the rows of the export"));
    }
    ProblemException.requireNone(faults);
  }
}
