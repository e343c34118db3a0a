package org.onrecord.records.quote;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.validator.constraints.UniqueElements;
import org.onrecord.records.actor.ActorReferenceInput;
import org.onrecord.records.external.ExternalId;
import org.onrecord.web.json.Text;

/**
 * Request body of a quote.
 *
 * @param status null keeps the status of an existing quote; a new quote is confirmed then
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
    @Size(max = 100) List<@Valid ActorReferenceInput> mentions,
    @Size(max = ExternalId.MAX) @UniqueElements List<@Valid ExternalId> externalIds) {

  public QuoteInput {
    attribution = attribution == null ? AttributionInput.NONE : attribution;
  }

  /** Creates the input of a proposed quote without mentions. */
  public static QuoteInput proposal(
      UUID article,
      String text,
      QuoteType type,
      LocalDate saidOn,
      ActorReferenceInput speaker,
      AttributionInput attribution,
      List<Span> spans) {
    return new QuoteInput(
        ArticleReferenceInput.of(article),
        text,
        type,
        QuoteStatus.PROPOSED,
        saidOn,
        speaker,
        attribution,
        spans,
        List.of(),
        List.of());
  }

  /** Creates the input that would leave a quote unchanged. Mentions are sorted by id. */
  public static QuoteInput of(Quote quote) {
    return new QuoteInput(
        ArticleReferenceInput.of(quote.article.id),
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
            .toList(),
        ExternalId.ofColumn(quote.externalIds));
  }

  /** References to all actors of the quote, by their JSON pointers. */
  Map<String, ActorReferenceInput> actors() {
    Map<String, ActorReferenceInput> actors = new LinkedHashMap<>();
    actors.put("/speaker", speaker);
    for (int i = 0; i < attribution.via().size(); i++) {
      actors.put("/attribution/via/" + i + "/actor", attribution.via().get(i).actor());
    }
    for (int i = 0; i < mentions.size(); i++) {
      actors.put("/mentions/" + i, mentions.get(i));
    }
    actors.values().removeIf(Objects::isNull);
    return actors;
  }

  /** True unless the input has a status that only a review can give. */
  boolean hasInitialStatus() {
    return status == null || status.isInitial();
  }

  /** Copies the input, with this status unless it has one. */
  QuoteInput withDefaultStatus(QuoteStatus present) {
    return status == null ? copy(present, spans, externalIds) : this;
  }

  /** Copies the input with other mentions. */
  public QuoteInput withMentions(List<ActorReferenceInput> newMentions) {
    return new QuoteInput(
        article, text, type, status, saidOn, speaker, attribution, spans, newMentions, externalIds);
  }

  /** Copies the input with other spans. */
  QuoteInput withSpans(List<Span> newSpans) {
    return copy(status, newSpans, externalIds);
  }

  /** Copies the input with other external ids. */
  public QuoteInput withExternalIds(List<ExternalId> others) {
    return copy(status, spans, others);
  }

  private QuoteInput copy(QuoteStatus status, List<Span> spans, List<ExternalId> externalIds) {
    return new QuoteInput(
        article, text, type, status, saidOn, speaker, attribution, spans, mentions, externalIds);
  }
}
