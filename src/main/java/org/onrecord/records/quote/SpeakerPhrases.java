package org.onrecord.records.quote;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.onrecord.records.actor.ActorReference;

/**
 * The phrases that are characteristic of a speaker in a period.
 *
 * @param from the first day of the period, or null
 * @param to the last day of the period, or null
 * @param quotes number of quotes of the speaker that were read
 * @param otherQuotes number of quotes that they were compared with
 * @param exact false if not all quotes were read
 * @param phrases the highest score first
 */
record SpeakerPhrases(
    ActorReference actor,
    LocalDate from,
    LocalDate to,
    long quotes,
    PhraseComparison comparedWith,
    long otherQuotes,
    boolean exact,
    List<SpeakerPhrase> phrases) {

  /**
   * A phrase of a speaker.
   *
   * @param text the phrase as printed in the quote
   * @param quotes number of quotes of the speaker that have it
   * @param otherQuotes number of the other quotes that have it
   * @param score the log-likelihood ratio G²
   * @param quote the first quote that has it
   */
  @RegisterForReflection
  record SpeakerPhrase(
      String text, long quotes, long otherQuotes, double score, QuoteExcerpt quote) {}

  /**
   * A quote as evidence.
   *
   * @param text its first 300 characters
   */
  @RegisterForReflection
  record QuoteExcerpt(UUID id, String text) {}
}
