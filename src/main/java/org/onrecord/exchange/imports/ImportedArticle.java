package org.onrecord.exchange.imports;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.onrecord.records.actor.ImportedReference;
import org.onrecord.records.article.Article;
import org.onrecord.records.article.ArticleInput;
import org.onrecord.records.article.HttpUrl;
import org.onrecord.records.article.LanguageTag;
import org.onrecord.web.json.Text;

/**
 * An article as a line has it: as one that comes in, or as one that went out, with its quotes.
 *
 * @param authors null where the line leaves them out
 */
@RegisterForReflection
record ImportedArticle(
    UUID id,
    @NotNull @Text(max = 500) String title,
    @NotNull @Text(max = 200_000) String body,
    @LanguageTag String language,
    @Valid ImportedReference source,
    @JsonSetter(nulls = Nulls.SET) @Size(max = 50) List<@Text(max = 300) String> authors,
    LocalDate publishedOn,
    @Text(max = 300) String section,
    @HttpUrl String url,
    @Text(max = 5000) String rights,
    @Valid ImportedRepublication republication,
    List<ImportedQuote> quotes,
    Instant createdAt,
    Instant updatedAt)
    implements ImportedRecord {

  /** A new article, before a line says anything of it. */
  static final ArticleInput BLANK =
      new ArticleInput(null, null, null, null, List.of(), null, null, null, null, null);

  ImportedArticle with(List<ImportedQuote> itsQuotes) {
    return new ImportedArticle(
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
        updatedAt);
  }

  /** The article that comes of it. */
  ArticleInput over(ArticleInput onRecord, ResolvedReferences links) {
    return new ArticleInput(
        title,
        body,
        Given.or(language, onRecord.language()),
        Given.or(links.get(source), onRecord.source()),
        Given.or(authors, onRecord.authors()),
        Given.or(publishedOn, onRecord.publishedOn()),
        Given.or(section, onRecord.section()),
        Given.or(url, onRecord.url()),
        Given.or(rights, onRecord.rights()),
        republication == null
            ? onRecord.republication()
            : republication.over(onRecord.republication(), links));
  }

  /** Takes over the times. */
  void applyMetadata(Article article, boolean keepIds) {
    if (keepIds) {
      article.createdAt = Given.or(createdAt, article.createdAt);
      article.updatedAt = Given.or(updatedAt, article.updatedAt);
    }
  }

  /** Whether {@link #applyMetadata} would change nothing. */
  boolean hasMetadataOf(Article article, boolean keepIds) {
    return !keepIds
        || article.createdAt.equals(Given.or(createdAt, article.createdAt))
            && article.updatedAt.equals(Given.or(updatedAt, article.updatedAt));
  }

  @Override
  public Map<String, ImportedReference> references() {
    Map<String, ImportedReference> references = new LinkedHashMap<>();
    References.add(references, "/source", source);
    if (republication != null) {
      References.add(references, "/republication/publisher", republication.publisher());
    }
    for (int i = 0; i < quotes.size(); i++) {
      quotes.get(i).addReferences("/quotes/" + i, references);
    }
    return references;
  }

  @Override
  public List<Object> conflictKeys() {
    return url == null ? List.of(contentDigest()) : List.of(url, contentDigest());
  }

  ContentDigest contentDigest() {
    return ContentDigest.of(title, body);
  }
}
