package org.onrecord.extraction;

/**
 * A phrase that names who passed words on.
 *
 * @param first its first word
 * @param end the word after its last
 * @param kind what it is; null where the text does not tell
 * @param sure whether it can mean nothing else; "the paper" may
 */
record RelayPhrase(int first, int end, EntityKind kind, boolean sure) {
  static RelayPhrase of(Mention mention) {
    return new RelayPhrase(mention.first(), mention.end(), mention.kind(), true);
  }

  boolean overlaps(int from, int to) {
    return first < to && from < end;
  }
}
