package org.onrecord.reading.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** The formats in which the command {@code verify} prints verifications. */
enum VerificationFormat {
  /** A table for people. */
  TABLE {
    @Override
    List<String> lines(JsonNode answer, Draft draft) {
      List<String> lines = new ArrayList<>();
      answer
          .path("verifications")
          .forEach(one -> addRows(lines, new VerifiedQuotation(one), draft));
      lines.add(summary(answer));
      return lines;
    }
  },

  /** The answer of the service. */
  JSON {
    @Override
    List<String> lines(JsonNode answer, Draft draft) {
      return List.of(answer.toString());
    }
  },

  /** Workflow commands of GitHub Actions, which annotate quotations that are not on record. */
  GITHUB {
    @Override
    List<String> lines(JsonNode answer, Draft draft) {
      List<String> lines = new ArrayList<>();
      for (JsonNode one : answer.path("verifications")) {
        VerifiedQuotation quotation = new VerifiedQuotation(one);
        if (!quotation.isOnRecord()) {
          lines.add(annotation(quotation, draft));
        }
      }
      return lines;
    }
  };

  /** The indentation of the third column of the table. */
  private static final String INDENT = " ".repeat(20);

  /** The width of the third column; that of the table is 100. */
  private static final int WIDTH = 80;

  /** The lines to print, without line feeds. */
  abstract List<String> lines(JsonNode answer, Draft draft);

  private static void addRows(List<String> lines, VerifiedQuotation quotation, Draft draft) {
    String start = "%-5s %-13s ".formatted(draft.line(quotation), quotation.verdict());
    for (String line : wrapped(quotation.words())) {
      lines.add(start + line);
      start = INDENT;
    }
    if (!quotation.flags().isEmpty()) {
      lines.add(INDENT + "check: " + quotation.flags());
    }
    if (!quotation.isOnRecord()) {
      wrapped(quotation.evidence()).forEach(line -> lines.add(INDENT + line));
    }
  }

  /** Breaks a text into lines at spaces. A longer word has a line of its own. */
  private static List<String> wrapped(String text) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ")) {
      if (line.length() > 0 && line.length() + 1 + word.length() > WIDTH) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  private static String summary(JsonNode answer) {
    StringJoiner counts = new StringJoiner(", ", ": ", "").setEmptyValue("");
    answer
        .path("summary")
        .properties()
        .forEach(count -> counts.add(count.getValue() + " " + count.getKey()));
    int quotations = answer.path("verifications").size();
    return quotations + (quotations == 1 ? " quotation" : " quotations") + counts;
  }

  private static String annotation(VerifiedQuotation quotation, Draft draft) {
    String line = draft.line(quotation);
    return "::error file=%s%s,title=%s::%s"
        .formatted(
            property(draft.name()),
            line.isEmpty() ? "" : ",line=" + line,
            property(quotation.verdict()),
            escaped(quotation.words() + "\n" + quotation.evidence()));
  }

  private static String property(String value) {
    return escaped(value).replace(":", "%3A").replace(",", "%2C");
  }

  private static String escaped(String value) {
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }
}
