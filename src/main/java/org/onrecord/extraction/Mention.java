package org.onrecord.extraction;

/**
 * A noun phrase that may be a speaker. Ranges are of words, their end exclusive.
 *
 * @param index its place among the mentions of the text
 * @param first its first word as printed: "State Department spokeswoman Jen Psaki" starts at
 *     "State"
 * @param end the word after its last
 * @param tail the word after the last that still describes it: appositions, relative clauses,
 *     "(R-Iowa)"; equals the end where nothing of the kind follows. Where it differs, a comma that
 *     closes the description is part of it
 * @param head the word that carries it: "Psaki", "officials"
 * @param nameFirst where the name in it starts, without titles; -1 unless it is a {@link
 *     MentionForm#NAME}
 * @param nameEnd the word after the name; -1 unless it is a {@link MentionForm#NAME}
 * @param form how it stands
 * @param kind what it is; null where the text does not tell
 * @param gender of a person, as this mention or its person's other mentions tell
 * @param plural whether several are meant
 * @param role as printed with the name, before or after it, without article: "State Department
 *     spokeswoman"; null where none is
 */
record Mention(
    int index,
    int first,
    int end,
    int tail,
    int head,
    int nameFirst,
    int nameEnd,
    MentionForm form,
    EntityKind kind,
    Gender gender,
    boolean plural,
    String role) {
  boolean covers(int word) {
    return first <= word && word < end;
  }

  int length() {
    return end - first;
  }
}
