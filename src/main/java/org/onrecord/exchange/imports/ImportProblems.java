package org.onrecord.exchange.imports;

import java.util.List;
import java.util.UUID;
import org.onrecord.web.problem.Fault;
import org.onrecord.web.problem.ProblemException;
import org.onrecord.web.problem.ProblemType;

/** Problems of import lines. */
final class ImportProblems {
  private ImportProblems() {}

  /**
   * 409: the record exists under another id, or another record has the id.
   *
   * @param path of the collection, such as {@code /articles}
   */
  static ProblemException idTaken(
      String kind, String pointer, String fault, String path, UUID existing) {
    String href = path + "/" + existing;
    return ProblemException.of(
            ProblemType.ALREADY_EXISTS,
            "The id of the %s cannot be kept: it %s, see %s.".formatted(kind, fault, href))
        .withErrors(List.of(Fault.at(pointer, fault)))
        .withExisting(existing, href);
  }

  /** 413: a line is longer than this number of bytes. */
  static ProblemException lineTooLong(int maxBytes) {
    return ProblemException.of(
        ProblemType.CONTENT_TOO_LARGE, "The line is larger than %d bytes.".formatted(maxBytes));
  }

  /** 400: the end of the body does not arrive. */
  static ProblemException unreadable() {
    return ProblemException.of(
        ProblemType.INVALID_REQUEST, "The body of the request cannot be read to its end.");
  }

  /** 503: the database is down, so that the import cannot go on. */
  static ProblemException databaseDown() {
    return ProblemException.of(
        ProblemType.UNAVAILABLE,
        "The database is down. Lines without a result may not be imported; send them again later.");
  }

  /** 503: the service stops before the end of the import. */
  static ProblemException serviceStopping() {
    return ProblemException.of(
        ProblemType.UNAVAILABLE,
        "The service is stopping. Lines without a result may not be imported; send them again later.");
  }
}
