package org.onrecord.pages.review;

import java.util.List;
import org.onrecord.pages.layout.Attributed;
import org.onrecord.pages.layout.HeldOffice;
import org.onrecord.records.quote.QuoteStatus;
import org.onrecord.records.quote.QuoteType;
import org.onrecord.records.quote.QuoteView;

/**
 * A quote as the desk shows it and its form has it.
 *
 * @param speaker the speaker as a page names them
 * @param offices offices that the speaker held on the day
 */
record DeskQuote(QuoteView view, Attributed speaker, List<HeldOffice> offices) {

  /** True if the whole text is in quotation marks. */
  public boolean direct() {
    return view.type() == QuoteType.DIRECT;
  }

  /** True if no review has decided on it. */
  public boolean proposed() {
    return view.status() == QuoteStatus.PROPOSED;
  }

  /** True if it can be confirmed now. */
  public boolean confirmable() {
    return DeskAction.CONFIRM.isPossible(view.status());
  }

  /** True if it can be rejected now. */
  public boolean rejectable() {
    return DeskAction.REJECT.isPossible(view.status());
  }

  /** True if it can be disputed now. */
  public boolean disputable() {
    return DeskAction.DISPUTE.isPossible(view.status());
  }

  /** True if it can be proposed again now. */
  public boolean proposable() {
    return DeskAction.PROPOSE.isPossible(view.status());
  }

  /** The spans as the form has them. */
  public String spans() {
    return DeskChanges.field(view.spans());
  }

  /** The joints between the pieces; none if the quote is not interrupted. */
  public List<DeskJoints.Place> joints() {
    return DeskJoints.of(view.text(), view.spans()).places();
  }

  /** The relay chain as the form has it, a line for each link. */
  public String via() {
    return String.join("\n", AttributionChanges.lines(view.attribution().via()));
  }

  /** The name of the speaker on record; empty without one. */
  public String speakerName() {
    return view.speaker() == null ? "" : view.speaker().name();
  }

  /** The confidence of the extractor in percent; null without one. */
  public Long percent() {
    Double confidence = view.origin().confidence();
    return confidence == null ? null : Long.valueOf(Math.round(100 * confidence));
  }
}
