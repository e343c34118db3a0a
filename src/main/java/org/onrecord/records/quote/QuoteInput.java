package org.onrecord.records.quote;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.onrecord.records.actor.ActorReferenceInput;
import org.onrecord.web.json.Text;

/**
 * A quote as it comes in.
 *
 * @param status null leaves a quote that is on record what it is, and lets a new one be confirmed
 */
public record QuoteInput(
    @NotNull @Valid ArticleReferenceInput article,
    @NotNull @Text(max = 20_000) String text,
    @NotNull QuoteType type,
    QuoteStatus status,
    LocalDate saidOn,
    @Valid ActorReferenceInput speaker,
    @Valid AttributionInput attribution,
    @Size(max = 50) List<@Valid Span> spans,
    @Size(max = 100) List<@Valid ActorReferenceInput> mentions) {

  public QuoteInput {
    attribution = attribution == null ? AttributionInput.NONE : attribution;
  }

  /** What would have to come in for the quote to be as it is; mentions are in the order of ids. */
  public static QuoteInput of(Quote quote) {
    return new QuoteInput(
        new ArticleReferenceInput(quote.article.id),
        quote.text,
        quote.type,
        quote.status,
        quote.saidOn,
        ActorReferenceInput.of(quote.speaker),
        AttributionInput.of(quote.attribution),
        quote.spans(),
        quote.mentions.stream()
            .map(ActorReferenceInput::of)
            .sorted(Comparator.comparing(ActorReferenceInput::id))
            .toList());
  }

  /** The same quote, with this status unless it has one. */
  QuoteInput withDefaultStatus(QuoteStatus present) {
    return status != null
        ? this
        : new QuoteInput(
            article, text, type, present, saidOn, speaker, attribution, spans, mentions);
  }

  /** The same quote, to be anchored anew. */
  QuoteInput withoutSpans() {
    return withSpans(List.of());
  }

  /** The same quote in other places. */
  QuoteInput withSpans(List<Span> places) {
    return new QuoteInput(
        article, text, type, status, saidOn, speaker, attribution, places, mentions);
  }
}
