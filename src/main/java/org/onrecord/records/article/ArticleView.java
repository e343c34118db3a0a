package org.onrecord.records.article;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.onrecord.records.actor.ActorReference;
import org.onrecord.records.external.ExternalId;
import org.onrecord.web.conditional.EtagBuilder;
import org.onrecord.web.conditional.HasEtag;

/**
 * Response body of an article.
 *
 * @param body absent in lists unless requested
 * @param quotes response bodies of the first quotes, in exports of all; null unless requested
 * @param quotesNext path and query of the page with the following quotes; null if there are none
 * @param version row version, the first part of the ETag
 */
public record ArticleView(
    UUID id,
    String title,
    String body,
    String language,
    ActorReference source,
    List<String> authors,
    LocalDate publishedOn,
    String section,
    String url,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ExternalId> externalIds,
    String rights,
    RepublicationView republication,
    Collection<? extends HasEtag> quotes,
    String quotesNext,
    Instant createdAt,
    Instant updatedAt,
    @JsonIgnore long version)
    implements HasEtag {

  @Override
  public String tag() {
    return etagBuilder().tag();
  }

  /** The ETag of the JSON-LD representation, which has no quotes. */
  String linkedTag() {
    return etagBuilder().linkedTag();
  }

  @Override
  public String tagWithNested() {
    EtagBuilder builder = etagBuilder();
    if (quotes != null) {
      builder.add(quotes.size());
      quotes.forEach(quote -> builder.add(quote.tag()));
      builder.add(quotesNext);
    }
    return builder.tag();
  }

  private EtagBuilder etagBuilder() {
    EtagBuilder builder = EtagBuilder.of(version, updatedAt);
    ActorReference.addTo(builder, source);
    ActorReference.addTo(builder, republication == null ? null : republication.publisher());
    return builder;
  }

  /** A copy with the first quotes of the article. */
  ArticleView with(ArticleQuotes.First<?> first) {
    return withQuotes(first.quotes(), first.next());
  }

  /** A copy with these quotes. */
  public ArticleView withQuotes(Collection<? extends HasEtag> newQuotes, String newQuotesNext) {
    return new ArticleView(
        id,
        title,
        body,
        language,
        source,
        authors,
        publishedOn,
        section,
        url,
        externalIds,
        rights,
        republication,
        newQuotes,
        newQuotesNext,
        createdAt,
        updatedAt,
        version);
  }
}
