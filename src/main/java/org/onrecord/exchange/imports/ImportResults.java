package org.onrecord.exchange.imports;

import java.io.IOException;
import java.io.OutputStream;

/** The results of an import as JSON lines, in the order of its lines. */
@FunctionalInterface
interface ImportResults {
  /**
   * Writes the results while the lines are imported.
   *
   * @throws IOException if the client disconnects
   */
  void writeTo(OutputStream out) throws IOException;
}
