package org.onrecord.reading.proposal;

import org.onrecord.extraction.Extractor;

/** The extractor as it goes out. */
record ExtractorView(String version) {
  static final ExtractorView CURRENT = new ExtractorView(Extractor.VERSION);
}
