package org.onrecord.reading.proposal;

import org.onrecord.extraction.Extractor;

/** The extractor that gave an answer. */
record ExtractorView(String version) {
  static final ExtractorView CURRENT = new ExtractorView(Extractor.VERSION);
}
