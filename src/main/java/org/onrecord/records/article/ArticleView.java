package org.onrecord.records.article;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.onrecord.records.actor.ActorReference;
import org.onrecord.web.conditional.EtagBuilder;
import org.onrecord.web.conditional.HasEtag;

/**
 * An article as it goes out.
 *
 * @param body absent in lists unless asked for
 * @param quotes absent unless asked for; the quotes' own view, of which articles know that it has a
 *     tag
 * @param version what its tag starts with
 * @param etag its tag, in lists only: otherwise a header has it
 * @param highlight where the words that were looked for stand, absent unless asked for
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
    String rights,
    RepublicationView republication,
    List<? extends HasEtag<?>> quotes,
    Instant createdAt,
    Instant updatedAt,
    @JsonIgnore long version,
    String etag,
    Map<String, List<String>> highlight)
    implements HasEtag<ArticleView> {

  @Override
  public String tag() {
    return shown().tag();
  }

  /** The tag of the article as linked data, which never has quotes. */
  String linkedTag() {
    return shown().linkedTag();
  }

  /** The tag of the article with its quotes, as far as it has them. */
  @Override
  public String tagWithNested() {
    EtagBuilder shown = shown();
    if (quotes != null) {
      shown.add(quotes.size());
      quotes.forEach(quote -> shown.add(quote.tag()));
    }
    return shown.tag();
  }

  private EtagBuilder shown() {
    EtagBuilder shown = EtagBuilder.of(version, updatedAt);
    ActorReference.addTo(shown, source);
    ActorReference.addTo(shown, republication == null ? null : republication.publisher());
    return shown;
  }

  @Override
  public ArticleView withEtag() {
    return withQuotes(quotes, tag());
  }

  /** The same article with its quotes. */
  ArticleView withQuotes(List<? extends HasEtag<?>> itsQuotes) {
    return withQuotes(itsQuotes, etag);
  }

  private ArticleView withQuotes(List<? extends HasEtag<?>> itsQuotes, String itsEtag) {
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
        rights,
        republication,
        itsQuotes,
        createdAt,
        updatedAt,
        version,
        itsEtag,
        highlight);
  }
}
