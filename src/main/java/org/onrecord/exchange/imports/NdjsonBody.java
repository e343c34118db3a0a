package org.onrecord.exchange.imports;

import java.io.InputStream;

/** A request body of JSON lines, decompressed, that is read as a stream. */
record NdjsonBody(InputStream in) {}
