package org.onrecord.reading.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.StringJoiner;

/** A quotation in the answer of the service. */
record VerifiedQuotation(JsonNode json) {
  /** The verdicts of words that stand on record as the draft has them, or in part. */
  private static final Set<String> ON_RECORD =
      Set.of("verbatim", "typographic", "truncated", "unrecorded");

  String verdict() {
    return json.path("verdict").asText();
  }

  String words() {
    return "“" + oneLine(json.at("/quotation/text").asText()) + "”";
  }

  /** The start in the text in code points; -1 if unknown. */
  int start() {
    return json.at("/quotation/spans/0/start").asInt(-1);
  }

  /** The flags, separated by commas; empty if there are none. */
  String flags() {
    StringJoiner flags = new StringJoiner(", ");
    json.path("flags").forEach(flag -> flags.add(flag.asText()));
    return flags.toString();
  }

  /** Returns whether the words are on record, with nothing that changes their sense. */
  boolean isOnRecord() {
    return ON_RECORD.contains(verdict()) && flags().isEmpty();
  }

  /** The words on record with speaker, source, date and article, as far as they are known. */
  String evidence() {
    JsonNode best = json.at("/evidence/0");
    if (best.isMissingNode()) {
      return "nothing similar on record";
    }
    StringJoiner place = new StringJoiner(", ", " (", ")");
    for (String member :
        new String[] {
          "/quote/speaker/name", "/article/source/name", "/article/publishedOn", "/article/id"
        }) {
      if (!best.at(member).isMissingNode()) {
        place.add(oneLine(best.at(member).asText()));
      }
    }
    return "on record: “" + oneLine(best.path("printed").asText()) + "”" + place;
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ");
  }
}
