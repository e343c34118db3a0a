package org.onrecord.extraction;

/**
 * A noun phrase that may be a speaker. Ranges are word indices with exclusive ends.
 *
 * @param index its place among the mentions of the text
 * @param first its first word: "State" in "State Department spokeswoman Jen Psaki"
 * @param end the word after its last
 * @param tail the end of appositions, relative clauses and "(R-Iowa)" after it, with the comma that
 *     closes them; equals the end if there are none
 * @param head the head word: "Psaki", "officials"
 * @param nameFirst the start of the name in it, without titles; -1 unless it is a {@link
 *     MentionForm#NAME}
 * @param nameEnd the word after the name; -1 unless it is a {@link MentionForm#NAME}
 * @param kind null if unknown
 * @param gender of a person, from this or another of their mentions
 * @param plural whether it denotes several
 * @param role as printed with the name, without article: "State Department spokeswoman"; null if
 *     none
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
