package org.onrecord.pages.draft;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.onrecord.pages.layout.Mark;
import org.onrecord.pages.layout.Reference;
import org.onrecord.pages.layout.ShownChange;
import org.onrecord.reading.verification.VerificationView;
import org.onrecord.records.quote.Span;

/**
 * A quotation of the draft with its verdict.
 *
 * @param tone the class of the verdict
 * @param flags what may change the sense, in words
 * @param changes from the words on record to those of the draft, cut ones included; none if nothing
 *     differs
 */
record CheckedQuotation(
    int number,
    String label,
    String tone,
    String text,
    String speaker,
    String role,
    List<String> flags,
    List<ShownChange> changes,
    List<EvidenceRow> evidence) {
  private static final Map<String, String> FLAGS =
      Map.of(
          "negation", "a negation differs",
          "number", "a number differs",
          "name", "a name differs",
          "date", "a date differs",
          "speaker", "another speaker",
          "office", "not in this office on that day",
          "day", "another day");

  static CheckedQuotation of(int number, VerificationView verification) {
    VerdictLabel label = VerdictLabel.of(verification.verdict());
    VerificationView.QuotationView quotation = verification.quotation();
    return new CheckedQuotation(
        number,
        label.label,
        label.tone,
        quotation.text(),
        quotation.speaker(),
        quotation.role(),
        verification.flags().stream().map(FLAGS::get).toList(),
        verification.difference().stream()
            .map(change -> ShownChange.of(change.op(), change.text(), change.replacement()))
            .toList(),
        verification.evidence().stream().map(EvidenceRow::of).toList());
  }

  /** The mark of a quotation in the draft, with a reference to its verdict. */
  static Mark mark(int number, VerificationView verification) {
    VerdictLabel label = VerdictLabel.of(verification.verdict());
    List<Span> spans =
        verification.quotation().spans().stream()
            .map(span -> new Span(span.start(), span.end()))
            .toList();
    Reference reference =
        new Reference(
            number, "Quotation %d: %s".formatted(number, label.label.toLowerCase(Locale.ROOT)));
    return new Mark(spans, label.tone, "words-" + number, reference);
  }
}
