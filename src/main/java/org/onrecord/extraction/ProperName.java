package org.onrecord.extraction;

/**
 * A proper name.
 *
 * @param first its first word, after titles and roles
 * @param end the word after its last
 * @param from the start of the capitalized words before it: "Texas" in "Texas Sen. Ted Cruz"
 * @param kind null if the name does not tell
 * @param known whether a list or a title confirms the kind
 */
record ProperName(int first, int end, int from, EntityKind kind, boolean known) {
  boolean mayBePerson() {
    return kind == EntityKind.PERSON || kind == null && !known;
  }

  int length() {
    return end - first;
  }
}
