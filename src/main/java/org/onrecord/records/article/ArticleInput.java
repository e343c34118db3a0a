package org.onrecord.records.article;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.validator.constraints.UniqueElements;
import org.onrecord.records.actor.ActorReferenceInput;
import org.onrecord.records.external.ExternalId;
import org.onrecord.web.json.Text;

/** Request body that creates or replaces an article. */
public record ArticleInput(
    @NotNull @Text(max = 500) String title,
    @NotNull @Text(max = 200_000) String body,
    @LanguageTag String language,
    @Valid ActorReferenceInput source,
    @Size(max = 50) List<@Text(max = 300) String> authors,
    LocalDate publishedOn,
    @Text(max = 300) String section,
    @HttpUrl String url,
    @Text(max = 5000) String rights,
    @Valid RepublicationInput republication,
    @Size(max = ExternalId.MAX) @UniqueElements List<@Valid ExternalId> externalIds) {

  /** References to all actors of the article, by their JSON pointers. */
  Map<String, ActorReferenceInput> actors() {
    Map<String, ActorReferenceInput> actors = new LinkedHashMap<>();
    if (source != null) {
      actors.put("/source", source);
    }
    if (republication != null) {
      actors.put("/republication/publisher", republication.publisher());
    }
    return actors;
  }

  /** A copy with another URL. */
  public ArticleInput withUrl(String other) {
    return copy(other, externalIds);
  }

  /** A copy with other external ids. */
  public ArticleInput withExternalIds(List<ExternalId> others) {
    return copy(url, others);
  }

  private ArticleInput copy(String url, List<ExternalId> externalIds) {
    return new ArticleInput(
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
        externalIds);
  }

  /** The input that would produce the current state of an article. */
  public static ArticleInput of(Article article) {
    return new ArticleInput(
        article.title,
        article.body,
        article.language,
        ActorReferenceInput.of(article.source),
        article.authors.stream().map(author -> author.name).toList(),
        article.publishedOn,
        article.section,
        article.url,
        article.rights,
        article.republisher == null
            ? null
            : new RepublicationInput(
                ActorReferenceInput.of(article.republisher), article.republishedOn),
        ExternalId.ofColumn(article.externalIds));
  }
}
