package org.onrecord.exchange.imports;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.onrecord.web.json.Json;
import org.onrecord.web.problem.ProblemException;

/** Import lines as JSON (NDJSON). */
@RegisterForReflection
record JsonLines(Json json) implements LineFormat {
  @Override
  public LineEnd lineEnd() {
    return LineEnd.LINE_FEED;
  }

  /** Does nothing: the first line has a record. */
  @Override
  public void readHead(LineReader lines) {}

  @Override
  public JsonNode parse(byte[] line) {
    return json.parseLine(line);
  }

  @Override
  public ProblemException tooLong(int maxBytes) {
    return ImportProblems.lineTooLong(maxBytes);
  }
}
