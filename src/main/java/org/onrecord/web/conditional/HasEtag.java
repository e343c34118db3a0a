package org.onrecord.web.conditional;

/**
 * A representation that has an entity tag (RFC 9110, 8.8.3).
 *
 * @param <T> the representation itself
 */
public interface HasEtag<T> {
  /** The entity tag of the JSON representation, in double quotes. */
  String tag();

  /** The same record with its tag among its members, as lists show it. */
  T withEtag();

  /** The entity tag of the representation with its optional nested records. */
  default String tagWithNested() {
    return tag();
  }
}
