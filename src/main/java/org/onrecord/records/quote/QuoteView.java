package org.onrecord.records.quote;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.onrecord.records.actor.ActorReference;
import org.onrecord.records.article.ArticleReference;
import org.onrecord.records.origin.Origin;
import org.onrecord.web.conditional.EtagBuilder;
import org.onrecord.web.conditional.HasEtag;

/**
 * A quote as it goes out.
 *
 * @param review what a reviewer said of it last, absent before anybody has
 * @param version what its tag starts with
 * @param etag its tag, in lists only: otherwise a header has it
 * @param highlight where the words that were looked for stand, absent unless asked for
 */
public record QuoteView(
    UUID id,
    ArticleReference article,
    String text,
    QuoteType type,
    QuoteStatus status,
    LocalDate saidOn,
    ActorReference speaker,
    AttributionView attribution,
    List<Span> spans,
    Anchor anchor,
    List<ActorReference> mentions,
    Origin origin,
    Review review,
    Instant createdAt,
    Instant updatedAt,
    @JsonIgnore long version,
    String etag,
    Map<String, List<String>> highlight)
    implements HasEtag<QuoteView> {

  @Override
  public String tag() {
    return shown().tag();
  }

  /** The tag of the quote as linked data, which shows its neighbourhood in the article's body. */
  String linkedTag(QuoteContext printed) {
    return shown().add(printed.quoteVersion()).add(printed.articleVersion()).linkedTag();
  }

  private EtagBuilder shown() {
    EtagBuilder shown = EtagBuilder.of(version, updatedAt).add(article.title());
    ActorReference.addTo(shown, article.source());
    ActorReference.addTo(shown, speaker);
    attribution.via().forEach(relay -> ActorReference.addTo(shown, relay.actor()));
    mentions.forEach(actor -> ActorReference.addTo(shown, actor));
    return shown;
  }

  @Override
  public QuoteView withEtag() {
    return new QuoteView(
        id,
        article,
        text,
        type,
        status,
        saidOn,
        speaker,
        attribution,
        spans,
        anchor,
        mentions,
        origin,
        review,
        createdAt,
        updatedAt,
        version,
        tag(),
        highlight);
  }
}
