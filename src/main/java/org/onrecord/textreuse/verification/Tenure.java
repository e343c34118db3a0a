package org.onrecord.textreuse.verification;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A role that a speaker held.
 *
 * @param role the role and its institution: "spokeswoman U.S. State Department"
 */
public record Tenure(String role, DayRange days) {
  private static final Set<String> FUNCTION_WORDS =
      Set.of("the", "of", "a", "an", "for", "at", "in", "and", "de", "der", "des", "du", "la");

  /** Returns whether the role or institution contains all words of a name or role. */
  boolean mentions(String name) {
    Set<String> sought = content(name);
    return !sought.isEmpty() && content(role).containsAll(sought);
  }

  private static Set<String> content(String words) {
    List<String> all = Letters.of(words).split();
    Set<String> content = new HashSet<>(all);
    content.removeAll(FUNCTION_WORDS);
    return content;
  }
}
