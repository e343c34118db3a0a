package org.onrecord.exchange.imports;

import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Sql;
import org.onrecord.records.article.Article;
import org.onrecord.records.article.Articles;
import org.onrecord.web.problem.ProblemException;

/**
 * Finds the article on record that a line is about: by its url; else by its content, which is
 * title, body, source and day, so that one wire story in two papers stays two articles. An article
 * with another url is another article.
 */
@Singleton
class ArticleMatcher {
  private final Articles articles;
  private final Database database;

  ArticleMatcher(Articles articles, Database database) {
    this.articles = articles;
    this.database = database;
  }

  /** Lets no other transaction record what lines are about, before this one ends. */
  void lock(List<ImportedArticle> lines) {
    articles.lockKeys(
        lines.stream()
            .map(line -> line.url() == null ? line.contentDigest().toString() : line.url())
            .toList());
  }

  /**
   * The articles, claimed before, and locked now; in the order of the lines.
   *
   * @throws ProblemException 409 where an id is to be kept and cannot be
   */
  List<Optional<Article>> find(
      List<ImportedArticle> lines, ResolvedReferences links, boolean keepIds) {
    List<Candidate> candidates = candidates(lines);
    return lines.stream()
        .map(line -> find(line, Candidate.of(line, candidates), links, keepIds))
        .toList();
  }

  private static Optional<Article> find(
      ImportedArticle line, List<UUID> candidates, ResolvedReferences links, boolean keepIds) {
    return keepIds && line.id() != null
        ? kept(line, candidates, links)
        : recognised(line, candidates, links);
  }

  private static Optional<Article> kept(
      ImportedArticle line, List<UUID> candidates, ResolvedReferences links) {
    Article article = Article.findById(line.id(), LockModeType.PESSIMISTIC_WRITE);
    if (article != null && !isSame(article, line, links)) {
      throw ProblemException.idTaken(
          "article", "/id", "is that of another article", "/articles", article.id);
    }
    if (article == null && line.url() != null) {
      recognised(line, candidates, links)
          .filter(other -> line.url().equals(other.url))
          .ifPresent(
              other -> {
                throw ProblemException.idTaken(
                    "article",
                    "/id",
                    "is not the one that the article with this url has",
                    "/articles",
                    other.id);
              });
    }
    return Optional.ofNullable(article);
  }

  private static Optional<Article> recognised(
      ImportedArticle line, List<UUID> candidates, ResolvedReferences links) {
    return candidates.stream()
        .map(id -> Article.<Article>findById(id, LockModeType.PESSIMISTIC_WRITE))
        .filter(article -> article != null && isSame(article, line, links))
        .findFirst();
  }

  /** What any of the lines may be about: one statement. */
  private List<Candidate> candidates(List<ImportedArticle> lines) {
    Sql sql =
        Sql.of(
            """
            select id, url, null from article where url = any(?)
            union all
            select id, url, md5(title || E'\\x01' || body)::uuid from article
            where md5(title || E'\\x01' || body)::uuid = any(?)
            order by id""",
            lines.stream()
                .map(ImportedArticle::url)
                .filter(Objects::nonNull)
                .toArray(String[]::new),
            lines.stream().map(line -> line.contentDigest().value()).toArray(UUID[]::new));
    return database.list(sql, row -> new Candidate(row.id(), row.text(), row.id()));
  }

  private static boolean isSame(Article article, ImportedArticle line, ResolvedReferences links) {
    if (line.url() != null && article.url != null) {
      return line.url().equals(article.url);
    }
    UUID source = article.source == null ? null : article.source.id;
    boolean sameSource =
        line.source() == null
            ? source == null
            : links.has(line.source()) && links.get(line.source()).id().equals(source);
    return sameSource
        && line.title().equals(article.title)
        && line.body().equals(article.body)
        && Objects.equals(line.publishedOn(), article.publishedOn);
  }

  /**
   * An article that a line may be about.
   *
   * @param url the article's, or null
   * @param content what it was found by; null where that was the url
   */
  private record Candidate(UUID id, String url, UUID content) {

    /** Those of a line; the one with its url comes first. */
    static List<UUID> of(ImportedArticle line, List<Candidate> candidates) {
      return Stream.concat(
              candidates.stream().filter(candidate -> candidate.hasUrlOf(line)),
              candidates.stream().filter(candidate -> candidate.hasContentOf(line)))
          .map(Candidate::id)
          .toList();
    }

    private boolean hasUrlOf(ImportedArticle line) {
      return content == null && url.equals(line.url());
    }

    private boolean hasContentOf(ImportedArticle line) {
      return line.contentDigest().value().equals(content) && (line.url() == null || url == null);
    }
  }
}
