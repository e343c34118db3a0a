package org.onrecord.web.conditional;

/** A representation that has an entity tag (RFC 9110, 8.8.3). */
public interface HasEtag {
  /** The entity tag of the JSON representation, in double quotes. */
  String tag();

  /** The entity tag of the representation with its optional nested records. */
  default String tagWithNested() {
    return tag();
  }
}
