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
 * The tags that a condition lists, or any at all (RFC 9110, 13.1.1 and 13.1.2).
 *
 * @param any whether it is a star
 * @param tags as they were sent, weak ones with their W/
 */
record EntityTagList(boolean any, List<String> tags) {
  private static final Pattern TAG =
      Pattern.compile("\\G[ \\t,]*((?:W/)?\"[!#-~\\x80-\\xff]*\")[ \\t]*(?:,|$)");

  private static final String WEAK = "W/";

  /**
   * The tags of a header, whichever lines it is spread over; empty where it is not there.
   *
   * @throws ProblemException 400 where it is neither a star nor a list of tags
   */
  static Optional<EntityTagList> in(MultivaluedMap<String, String> headers, String name) {
    List<String> lines = headers.get(name);
    return lines == null || lines.isEmpty()
        ? Optional.empty()
        : Optional.of(of(String.join(",", lines).strip(), name));
  }

  private static EntityTagList of(String list, String name) {
    if (list.equals("*")) {
      return new EntityTagList(true, List.of());
    }
    List<String> tags = new ArrayList<>();
    Matcher tag = TAG.matcher(list);
    int end = 0;
    while (tag.find()) {
      tags.add(tag.group(1));
      end = tag.end();
    }
    if (tags.isEmpty() || !list.substring(end).matches("[ \\t,]*")) {
      throw ProblemException.invalid(
          Fault.in(name, "must be entity tags in double quotes, separated by commas, or *"));
    }
    return new EntityTagList(false, tags);
  }

  /** Whether the tag is among them; what is weak is never the same. */
  boolean matchesStrong(String tag) {
    return any || tags.contains(tag);
  }

  /** Whether the tag is among them, be it as a weak one. */
  boolean matchesWeak(String tag) {
    return any || tags.contains(tag) || tags.contains(WEAK + tag);
  }
}
