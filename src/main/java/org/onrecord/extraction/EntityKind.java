package org.onrecord.extraction;

/** What a speaker or relay is, as far as the text tells. */
public enum EntityKind {
  PERSON,
  STATE,
  ORGANIZATION,
  GROUP,
  MEDIA
}
