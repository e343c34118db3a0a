package org.onrecord.extraction;

/**
 * A phrase that denotes a relay: a medium or person that passes words on.
 *
 * @param first its first word
 * @param end the word after its last
 * @param kind null if unknown
 * @param sure whether it can denote nothing else, unlike "the paper"
 */
record RelayPhrase(int first, int end, EntityKind kind, boolean sure) {
  static RelayPhrase of(Mention mention) {
    return new RelayPhrase(mention.first(), mention.end(), mention.kind(), true);
  }

  boolean overlaps(int from, int to) {
    return first < to && from < end;
  }
}
