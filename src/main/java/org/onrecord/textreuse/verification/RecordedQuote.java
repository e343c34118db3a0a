package org.onrecord.textreuse.verification;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A quote on record.
 *
 * @param text its pieces, joined
 * @param direct whether all words stand in quotation marks, rather than some or none of them
 * @param spans the places of the pieces in the body; empty if the quote is not anchored
 * @param speaker null if the quote has none
 * @param attribution the speaker as printed: "she", "Psaki"; null if not recorded
 * @param confirmed whether an editor confirmed it, rather than a program proposed it
 * @param saidOn null if unknown
 */
public record RecordedQuote(
    UUID id,
    String text,
    boolean direct,
    List<BodySpan> spans,
    RecordedSpeaker speaker,
    String attribution,
    boolean confirmed,
    LocalDate saidOn,
    RecordedArticle article) {
  public RecordedQuote {
    spans = List.copyOf(spans);
  }

  /** The text with the question or exclamation mark that follows it in the body, if it has none. */
  String textWithFinalMark() {
    if (spans.isEmpty() || text.isEmpty() || ".?!".indexOf(text.charAt(text.length() - 1)) >= 0) {
      return text;
    }
    int end = BodyPlaces.range(article.body(), spans.get(spans.size() - 1)).end();
    boolean marked = end < article.body().length() && "?!".indexOf(article.body().charAt(end)) >= 0;
    return marked ? text + article.body().charAt(end) : text;
  }

  /** Returns whether the words may have been said within a range of days. */
  boolean isWithin(DayRange days) {
    return saidOn == null ? days.mayBeReportedOn(article.publishedOn()) : days.contains(saidOn);
  }

  /** The day of the words: when they were said, or else printed; null if unknown. */
  public LocalDate day() {
    return saidOn == null ? article.publishedOn() : saidOn;
  }
}
