package org.onrecord.extraction;

/** Where words stand that a cue reports. */
enum Side {
  BEFORE_CUE,
  AFTER_CUE
}
