package org.onrecord.extraction;

/** The position of content relative to its cue. */
enum Side {
  BEFORE_CUE,
  AFTER_CUE
}
