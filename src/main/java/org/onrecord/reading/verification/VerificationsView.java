package org.onrecord.reading.verification;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.onrecord.extraction.TextLanguage;

/**
 * The response to a request to verify quotations.
 *
 * @param summary the number of quotations by verdict
 * @param text the text of a page, in which the spans count; null for other requests
 * @param language null if neither given nor detected
 * @param languageDetected true if it was detected; otherwise null
 * @param notRead the primary subtag, if the extractor does not read the language; otherwise null
 */
public record VerificationsView(
    List<VerificationView> verifications,
    Map<String, Long> summary,
    String text,
    String language,
    Boolean languageDetected,
    String notRead) {

  static VerificationsView of(
      List<VerificationView> verifications, String pageText, TextLanguage language) {
    return new VerificationsView(
        verifications,
        verifications.stream()
            .collect(groupingBy(VerificationView::verdict, TreeMap::new, counting())),
        pageText,
        language.tag(),
        language.detected() ? true : null,
        language.notRead());
  }
}
