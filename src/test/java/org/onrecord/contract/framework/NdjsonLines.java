package org.onrecord.contract.framework;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** The lines of an NDJSON body. The contract has the schema of a line in {@code x-line-schema}. */
public final class NdjsonLines {
  public static final String MEDIA_TYPE = "application/x-ndjson";
  public static final String SCHEMA = "x-line-schema";

  private NdjsonLines() {}

  /** The lines that are not blank, by number from 1; a missing node if a line is not JSON. */
  public static Map<Integer, JsonNode> of(Exchange.Message part) {
    return of(unzipped(part));
  }

  public static Map<Integer, JsonNode> of(String text) {
    Map<Integer, JsonNode> lines = new TreeMap<>();
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      if (!line.isBlank()) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        lines.put(number, new Exchange.Message(Map.of(), bytes).json());
      }
    }
    return lines;
  }

  /** Validates the lines. Returns the violations with their line numbers. */
  public static List<String> faults(
      Contract contract, ContractNode schema, Map<Integer, JsonNode> lines) {
    List<String> faults = new ArrayList<>();
    lines.forEach(
        (number, line) -> {
          if (line.isMissingNode()) {
            faults.add("line " + number + " is not JSON");
          } else {
            contract
                .violations(schema, line)
                .forEach(fault -> faults.add("line " + number + " " + fault));
          }
        });
    return faults;
  }

  private static String unzipped(Exchange.Message part) {
    if (!part.header("content-encoding").orElse("").equals("gzip")) {
      return part.text();
    }
    try (GZIPInputStream body = new GZIPInputStream(new ByteArrayInputStream(part.body()))) {
      return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      // A damaged body has no lines to validate; the answer reports the damage.
      return "";
    }
  }
}
