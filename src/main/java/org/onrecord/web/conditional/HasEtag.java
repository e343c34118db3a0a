package org.onrecord.web.conditional;

/**
 * A record as it goes out, which knows its entity tag (RFC 9110, 8.8.3).
 *
 * @param <T> the record itself
 */
public interface HasEtag<T> {
  /** The tag of the record as JSON, its quotes included: as the header has it. */
  String tag();

  /** The same record with its tag among its members, as lists show it. */
  T withEtag();

  /**
   * The tag of all that this shows, where something is nested in it that a record can do without.
   */
  default String tagWithNested() {
    return tag();
  }
}
