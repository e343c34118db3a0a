package org.onrecord.exchange.imports;

import static java.util.stream.Collectors.toUnmodifiableSet;

import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Row;
import org.onrecord.database.sql.Sql;
import org.onrecord.records.article.Article;
import org.onrecord.records.article.ArticleInput;
import org.onrecord.records.article.Articles;
import org.onrecord.records.article.CanonicalUrl;
import org.onrecord.records.external.ExternalId;
import org.onrecord.web.problem.ProblemException;

/**
 * Finds the article on record for an import line: by an external id, by its canonical URL, or by
 * title, body, source and day, so that one wire story in two papers stays two articles. Articles
 * with different URLs, or with different external ids of one scheme, never match by content.
 */
@Singleton
class ArticleMatcher {
  private static final String WITH_EXTERNAL_IDS =
      """
      select id, url, null::uuid as digest, external_ids from article where external_ids && ?::text[]
      union all""";

  private final Articles articles;
  private final Database database;
  private final MatchMemory memory;

  ArticleMatcher(Articles articles, Database database, MatchMemory memory) {
    this.articles = articles;
    this.database = database;
    this.memory = memory;
  }

  /** Takes advisory locks, so that no other transaction records the same articles. */
  void lock(List<ImportedArticle> lines) {
    articles.lockKeys(
        lines.stream()
            .flatMap(
                line ->
                    Stream.concat(
                        line.externalKeys().stream(),
                        Stream.of(
                            Objects.requireNonNullElseGet(
                                line.canonicalUrl(), line.contentDigest()::toString))))
            .toList());
  }

  /**
   * The articles on record, with their rows locked, in the order of the lines.
   *
   * @param maxBytes of heap memory for the articles and their quotes
   * @throws ProblemException 409 if an id is to be kept and cannot be
   * @throws MatchMemory.ExceededException before any article is loaded
   */
  List<Optional<Article>> find(
      List<ImportedArticle> lines, ResolvedReferences actors, boolean keepIds, long maxBytes) {
    List<Candidate> candidates = candidates(lines);
    memory.requireAtMost(maxBytes, ids(lines, candidates, keepIds));
    return lines.stream()
        .map(line -> find(line, Candidate.of(line, candidates), actors, keepIds))
        .toList();
  }

  private static Set<UUID> ids(
      List<ImportedArticle> lines, List<Candidate> candidates, boolean keepIds) {
    Stream<UUID> found = candidates.stream().map(Candidate::id);
    Stream<UUID> given = lines.stream().map(ImportedArticle::id).filter(Objects::nonNull);
    return Stream.concat(found, keepIds ? given : Stream.of()).collect(toUnmodifiableSet());
  }

  private static Optional<Article> find(
      ImportedArticle line, List<UUID> candidates, ResolvedReferences actors, boolean keepIds) {
    return keepIds && line.id() != null
        ? byId(line, candidates, actors)
        : byContent(line, candidates, actors);
  }

  private static Optional<Article> byId(
      ImportedArticle line, List<UUID> candidates, ResolvedReferences actors) {
    Article article = Article.findById(line.id(), LockModeType.PESSIMISTIC_WRITE);
    if (article != null && !isSame(article, line, actors)) {
      throw ImportProblems.idTaken(
          "article", "/id", "is that of another article", "/articles", article.id);
    }
    if (article == null) {
      byContent(line, candidates, actors)
          .filter(other -> line.hasUrlOf(other) || line.hasExternalIdOf(other))
          .ifPresent(
              other -> {
                throw ImportProblems.idTaken(
                    "article",
                    "/id",
                    "is not the one that the article with this url or external id has",
                    "/articles",
                    other.id);
              });
    }
    return Optional.ofNullable(article);
  }

  private static Optional<Article> byContent(
      ImportedArticle line, List<UUID> candidates, ResolvedReferences actors) {
    return candidates.stream()
        .map(id -> Article.<Article>findById(id, LockModeType.PESSIMISTIC_WRITE))
        .filter(article -> article != null && isSame(article, line, actors))
        .findFirst();
  }

  /** The articles with the URL, the content or an external id of the lines, in one statement. */
  private List<Candidate> candidates(List<ImportedArticle> lines) {
    List<ExternalId> external =
        lines.stream().flatMap(line -> line.externalIds().stream()).toList();
    Sql sql =
        Sql.of(
            """
            ?
            select id, url, null::uuid as digest, external_ids from article
            where url is not null and canonical_url(url) = any(?)
            union all
            select id, url, md5(title || E'\\x01' || body)::uuid, external_ids from article
            where md5(title || E'\\x01' || body)::uuid = any(?)
            order by id""",
            external.isEmpty()
                ? Sql.EMPTY
                : Sql.of(WITH_EXTERNAL_IDS, (Object) ExternalId.texts(external)),
            lines.stream()
                .map(ImportedArticle::canonicalUrl)
                .filter(Objects::nonNull)
                .toArray(String[]::new),
            lines.stream().map(ImportedArticle::contentDigest).toArray(UUID[]::new));
    return database.list(sql, Candidate::of);
  }

  private static boolean isSame(Article article, ImportedArticle line, ResolvedReferences actors) {
    if (line.hasExternalIdOf(article)) {
      return true;
    }
    if (line.canonicalUrl() != null && article.url != null) {
      return line.hasUrlOf(article);
    }
    UUID source = article.source == null ? null : article.source.id;
    boolean sameSource =
        line.source() == null
            ? source == null
            : actors.has(line.source()) && actors.get(line.source()).equals(source);
    ArticleInput input = line.input();
    return sameSource
        && !ExternalId.contradict(line.externalIds(), ExternalId.ofColumn(article.externalIds))
        && input.title().equals(article.title)
        && input.body().equals(article.body)
        && Objects.equals(input.publishedOn(), article.publishedOn);
  }

  /**
   * An article on record that may be the one of a line.
   *
   * @param url its canonical URL, or null
   * @param contentDigest its content digest if it was found by that, otherwise null
   */
  private record Candidate(UUID id, String url, UUID contentDigest, List<ExternalId> externalIds) {
    static Candidate of(Row row) throws SQLException {
      return new Candidate(
          row.id("id"),
          CanonicalUrl.of(row.text("url")),
          row.id("digest"),
          ExternalId.ofColumn(row.array("external_ids")));
    }

    /**
     * The ids of a line's candidates: the article with an external id of the line comes first, then
     * the one with its URL.
     */
    static List<UUID> of(ImportedArticle line, List<Candidate> candidates) {
      List<Predicate<Candidate>> order =
          List.of(
              candidate -> candidate.hasExternalIdOf(line),
              candidate -> candidate.hasUrlOf(line),
              candidate -> candidate.hasContentOf(line));
      return order.stream()
          .flatMap(condition -> candidates.stream().filter(condition))
          .map(Candidate::id)
          .toList();
    }

    private boolean hasExternalIdOf(ImportedArticle line) {
      return !Collections.disjoint(externalIds, line.externalIds());
    }

    private boolean hasUrlOf(ImportedArticle line) {
      return contentDigest == null && url != null && url.equals(line.canonicalUrl());
    }

    private boolean hasContentOf(ImportedArticle line) {
      return line.contentDigest().equals(contentDigest)
          && (line.canonicalUrl() == null || url == null);
    }
  }
}
