package org.onrecord.exchange.imports;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.onrecord.web.problem.ProblemException;

/** A format of import lines. An instance reads one import. */
interface LineFormat {
  /** Finds the ends of the lines. */
  LineEnd lineEnd();

  /**
   * Reads the lines before the first record.
   *
   * @throws ProblemException 400 if the import cannot start
   */
  void readHead(LineReader lines) throws IOException;

  /**
   * The record in a line as JSON.
   *
   * @throws ProblemException 400 if the line is malformed
   */
  JsonNode parse(byte[] line);

  /** 413: a line is longer than this number of bytes. */
  ProblemException tooLong(int maxBytes);
}
