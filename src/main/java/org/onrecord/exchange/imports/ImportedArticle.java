package org.onrecord.exchange.imports;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.onrecord.records.article.Article;
import org.onrecord.records.article.ArticleInput;
import org.onrecord.records.article.CanonicalUrl;
import org.onrecord.records.external.ExternalId;
import org.onrecord.records.external.ExternalIdIndex;
import org.onrecord.records.history.RecordKind;

/**
 * An article with its quotes in an import line.
 *
 * @param contentDigest the MD5 of title and body, on which PostgreSQL has an index
 * @param canonicalUrl the URL as it is compared, or null
 */
record ImportedArticle(
    LinePatch<ArticleInput> patch,
    ReadOnlyMembers readOnly,
    List<ImportedQuote> quotes,
    UUID contentDigest,
    String canonicalUrl)
    implements ImportedRecord {

  static ImportedArticle of(
      LinePatch<ArticleInput> patch, ReadOnlyMembers readOnly, List<ImportedQuote> quotes) {
    String content = patch.input().title() + '\u0001' + patch.input().body();
    ByteBuffer md5 = ByteBuffer.wrap(DigestUtils.md5(content));
    UUID contentDigest = new UUID(md5.getLong(), md5.getLong());
    return new ImportedArticle(
        patch, readOnly, quotes, contentDigest, CanonicalUrl.of(patch.input().url()));
  }

  @Override
  public UUID id() {
    return readOnly.id();
  }

  /** The input for a new article; its references are not resolved. */
  ArticleInput input() {
    return patch.input();
  }

  boolean hasReviews() {
    return quotes.stream().anyMatch(ImportedQuote::hasReview);
  }

  List<ExternalId> externalIds() {
    return patch.input().externalIds();
  }

  /** The keys of the locks on the external ids of the article and of its quotes. */
  List<String> externalKeys() {
    return Stream.concat(
            ExternalIdIndex.keys(RecordKind.ARTICLE, externalIds()),
            quotes.stream()
                .flatMap(quote -> ExternalIdIndex.keys(RecordKind.QUOTE, quote.externalIds())))
        .toList();
  }

  boolean hasUrlOf(Article article) {
    return canonicalUrl != null && canonicalUrl.equals(CanonicalUrl.of(article.url));
  }

  boolean hasExternalIdOf(Article article) {
    return !Collections.disjoint(externalIds(), ExternalId.ofColumn(article.externalIds));
  }

  /** The source, or null. */
  ImportedReference source() {
    return patch.references().get("/source");
  }

  /**
   * Applies the members of the line to the article on record. A URL with the same canonical form is
   * no change, so that feeds with different tracking parameters do not alternate. Identical copies
   * take it over.
   */
  ArticleInput applyTo(ArticleInput onRecord, ResolvedReferences actors, boolean keepIds) {
    ArticleInput applied = patch.applyTo(onRecord, actors, members -> {});
    ArticleInput merged =
        applied.withExternalIds(
            ImportedRecord.merged(onRecord.externalIds(), applied.externalIds(), keepIds));
    boolean sameUrl = canonicalUrl != null && canonicalUrl.equals(CanonicalUrl.of(onRecord.url()));
    return sameUrl && !keepIds ? merged.withUrl(onRecord.url()) : merged;
  }

  /** Sets the times if ids are kept. */
  void applyMetadata(Article article, boolean keepIds) {
    if (keepIds) {
      readOnly.applyTimes(time -> article.createdAt = time, time -> article.updatedAt = time);
    }
  }

  /** True if the article has the times that the line gives. */
  boolean hasMetadataOf(Article article, boolean keepIds) {
    return !keepIds || readOnly.hasTimes(article.createdAt, article.updatedAt);
  }

  @Override
  public Map<String, ImportedReference> references() {
    Map<String, ImportedReference> references = new LinkedHashMap<>(patch.references());
    for (int i = 0; i < quotes.size(); i++) {
      String quote = "/quotes/" + i;
      Map<String, ImportedReference> ofQuote = quotes.get(i).patch().references();
      ofQuote.forEach((pointer, reference) -> references.put(quote + pointer, reference));
    }
    return references;
  }

  @Override
  public List<Object> conflictKeys() {
    List<Object> keys = new ArrayList<>(externalKeys());
    keys.add(contentDigest);
    if (canonicalUrl != null) {
      keys.add(canonicalUrl);
    }
    return keys;
  }
}
