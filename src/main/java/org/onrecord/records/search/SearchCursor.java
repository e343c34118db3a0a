package org.onrecord.records.search;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.apache.commons.codec.digest.DigestUtils;
import org.onrecord.web.problem.Fault;
import org.onrecord.web.problem.ProblemException;

/** An opaque cursor of a search: the number of items before its page, valid for one query. */
final class SearchCursor {
  private static final String SEPARATOR = " ";

  private SearchCursor() {}

  static String encode(SearchParameters parameters, int offset) {
    String text = digest(parameters) + SEPARATOR + offset;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The number of items before the page, 0 without a cursor.
   *
   * @throws ProblemException 400 if the cursor is malformed or belongs to another query
   */
  static int offset(SearchParameters parameters) {
    if (parameters.cursor() == null) {
      return 0;
    }
    String[] parts = decoded(parameters.cursor()).split(SEPARATOR);
    if (parts.length != 2 || !parts[1].matches("\\d{1,4}")) {
      throw invalid("is not one of this service; take it from a page");
    }
    if (!parts[0].equals(digest(parameters))) {
      throw invalid("belongs to another search; start again without it");
    }
    return Integer.parseInt(parts[1]);
  }

  private static ProblemException invalid(String detail) {
    return ProblemException.invalid(Fault.in("cursor", detail));
  }

  private static String decoded(String cursor) {
    try {
      return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static String digest(SearchParameters parameters) {
    return DigestUtils.sha256Hex(parameters.kinds() + SEPARATOR + parameters.q()).substring(0, 12);
  }
}
