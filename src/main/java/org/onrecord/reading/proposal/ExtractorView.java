package org.onrecord.reading.proposal;

import org.onrecord.extraction.Extractor;

/** The version of the extractor that produced a response. */
record ExtractorView(String version) {
  static final ExtractorView CURRENT = new ExtractorView(Extractor.VERSION);
}
