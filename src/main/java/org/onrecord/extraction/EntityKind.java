package org.onrecord.extraction;

/** The kind of a speaker or relay. */
public enum EntityKind {
  PERSON,
  STATE,
  ORGANIZATION,
  GROUP,
  MEDIA
}
