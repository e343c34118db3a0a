package org.onrecord.exchange.imports;

import java.io.InputStream;

/** Lines as they are sent, still to be read. */
record NdjsonBody(InputStream in) {}
