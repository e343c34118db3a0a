package org.onrecord.reading.verification;

import java.util.List;
import org.onrecord.textreuse.WordChange;
import org.onrecord.textreuse.verification.BodySpan;
import org.onrecord.textreuse.verification.Cut;
import org.onrecord.textreuse.verification.Flag;
import org.onrecord.textreuse.verification.Verification;
import org.onrecord.web.json.WireName;

/**
 * The verification of a quotation in a response.
 *
 * @param cut null if nothing was cut
 */
public record VerificationView(
    QuotationView quotation,
    String verdict,
    double similarity,
    List<String> flags,
    List<Change> difference,
    CutView cut,
    List<EvidenceView> evidence) {

  /**
   * A quotation as the draft has it.
   *
   * @param span from the first piece to the last; null for a quotation outside a text
   * @param spans of the pieces; null for a quotation outside a text
   */
  public record QuotationView(
      String text, BodySpan span, List<BodySpan> spans, String speaker, String role) {
    static QuotationView of(DraftQuotation quotation) {
      List<BodySpan> spans =
          quotation.spans().stream().map(span -> new BodySpan(span.start(), span.end())).toList();
      boolean placed = !spans.isEmpty();
      return new QuotationView(
          quotation.text(),
          placed ? new BodySpan(spans.get(0).start(), spans.get(spans.size() - 1).end()) : null,
          placed ? spans : null,
          quotation.speaker(),
          quotation.office());
    }
  }

  /** A run of equal or changed words. */
  public record Change(String op, String text, String replacement) {
    static Change of(WordChange change) {
      return new Change(
          WireName.of(change.kind()), change.text(), emptyToNull(change.replacement()));
    }
  }

  /** The words left out at the ends. */
  public record CutView(String before, String after) {
    static CutView of(Cut cut) {
      return cut.equals(Cut.NONE)
          ? null
          : new CutView(emptyToNull(cut.before()), emptyToNull(cut.after()));
    }
  }

  static VerificationView of(
      DraftQuotation quotation, Verification verification, RecordedEvidence evidence) {
    boolean equal =
        verification.difference().stream()
            .allMatch(change -> change.kind() == WordChange.Kind.EQUAL);
    return new VerificationView(
        QuotationView.of(quotation),
        WireName.of(verification.verdict()),
        verification.similarity(),
        verification.flags().stream().sorted().map((Flag flag) -> WireName.of(flag)).toList(),
        equal ? List.of() : verification.difference().stream().map(Change::of).toList(),
        CutView.of(verification.cut()),
        verification.evidence().stream().map(evidence::view).toList());
  }

  private static String emptyToNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
