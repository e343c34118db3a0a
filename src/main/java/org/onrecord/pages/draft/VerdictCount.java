package org.onrecord.pages.draft;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.onrecord.web.json.WireName;

/**
 * The number of quotations with a verdict.
 *
 * @param tone the class of the verdict
 */
record VerdictCount(String label, String tone, String meaning, long count) {

  /** The verdicts of a summary of the API that occur. */
  static List<VerdictCount> of(Map<String, Long> summary) {
    return Stream.of(VerdictLabel.values())
        .filter(label -> summary.containsKey(WireName.of(label)))
        .map(
            label ->
                new VerdictCount(
                    label.label, label.tone, label.meaning, summary.get(WireName.of(label))))
        .toList();
  }
}
