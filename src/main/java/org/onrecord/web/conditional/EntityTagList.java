package org.onrecord.web.conditional;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.onrecord.web.problem.Fault;
import org.onrecord.web.problem.ProblemException;

/**
 * The entity tags of an {@code If-Match} or {@code If-None-Match} header (RFC 9110, 13.1.1,
 * 13.1.2).
 *
 * @param any true for {@code *}
 * @param tags as sent, weak ones with {@code W/}, without the suffix of compressed responses
 */
record EntityTagList(boolean any, List<String> tags) {
  private static final Pattern TAG =
      Pattern.compile("\\G[ \\t,]*((?:W/)?\"[!#-~\\x80-\\xff]*\")[ \\t]*(?:,|$)");

  private static final String WEAK = "W/";

  /**
   * Parses all lines of a header. Empty if the header is absent.
   *
   * @throws ProblemException 400 if it is malformed
   */
  static Optional<EntityTagList> in(MultivaluedMap<String, String> headers, String name) {
    List<String> lines = headers.get(name);
    return lines == null || lines.isEmpty()
        ? Optional.empty()
        : Optional.of(of(String.join(",", lines).strip(), name));
  }

  /**
   * Parses the value of a header.
   *
   * @throws ProblemException 400 if it is malformed
   */
  static EntityTagList of(String list, String name) {
    if (list.equals("*")) {
      return new EntityTagList(true, List.of());
    }
    List<String> tags = new ArrayList<>();
    Matcher tag = TAG.matcher(list);
    int end = 0;
    while (tag.find()) {
      tags.add(GzipTag.withoutSuffix(tag.group(1)));
      end = tag.end();
    }
    if (tags.isEmpty() || !list.substring(end).matches("[ \\t,]*")) {
      throw ProblemException.invalid(
          Fault.in(name, "must be entity tags in double quotes, separated by commas, or *"));
    }
    return new EntityTagList(false, tags);
  }

  /** The tags without the parts for derived members and selected fields. */
  EntityTagList withoutDerivedParts() {
    return new EntityTagList(
        any, tags.stream().map(FieldsPart::removedFrom).map(DerivedPart::removedFrom).toList());
  }

  /** Strong comparison: weak tags never match. */
  boolean matchesStrong(String tag) {
    return any || tags.contains(tag);
  }

  /** Weak comparison: a weak tag matches the strong one. */
  boolean matchesWeak(String tag) {
    return any || tags.contains(tag) || tags.contains(WEAK + tag);
  }
}
