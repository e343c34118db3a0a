package org.onrecord.extraction;

/**
 * A proper name in the text.
 *
 * @param first its first word, after titles and roles
 * @param end the word after its last
 * @param from where the capitalised words start that lead to it: "Texas" in "Texas Sen. Ted Cruz"
 * @param kind what the name itself tells; null where it does not
 * @param known whether a list or a title vouches for the kind
 */
record ProperName(int first, int end, int from, EntityKind kind, boolean known) {
  boolean mayBePerson() {
    return kind == EntityKind.PERSON || kind == null && !known;
  }

  int length() {
    return end - first;
  }
}
