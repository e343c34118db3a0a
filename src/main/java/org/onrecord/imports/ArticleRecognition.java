package org.onrecord.imports;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.onrecord.article.Article;
import org.onrecord.article.Articles;
import org.onrecord.problem.ProblemException;

/**
 * Finds the article on record that a line is about: by its url; else by its content, which is
 * title, body, source and day, so that one wire story in two papers stays two articles. An article
 * with another url is another article.
 */
@Singleton
class ArticleRecognition {
  private static final String OF_CONTENT = "fingerprint(a.title, a.body) = :content";
  private static final String WITHOUT_URL =
      "select a.id from Article a where " + OF_CONTENT + " order by a.id";
  private static final String WITH_URL =
      "select a.id from Article a where a.url = :url or (a.url is null and %s) order by a.url, a.id"
          .formatted(OF_CONTENT);

  private final EntityManager database;
  private final Articles articles;

  ArticleRecognition(EntityManager database, Articles articles) {
    this.database = database;
    this.articles = articles;
  }

  /** Lets no other transaction record what the line is about, before this one ends. */
  void claim(ImportedArticle line) {
    articles.claim(line.url() == null ? line.content().toString() : line.url());
  }

  /**
   * The article, claimed before, and locked now.
   *
   * @throws ProblemException 409 where its id is to be kept and cannot be
   */
  Optional<Article> find(ImportedArticle line, Links links, boolean keepIds) {
    return keepIds && line.id() != null ? kept(line, links) : recognised(line, links);
  }

  private Optional<Article> kept(ImportedArticle line, Links links) {
    Article article = Article.findById(line.id(), LockModeType.PESSIMISTIC_WRITE);
    if (article != null && !isSame(article, line, links)) {
      throw ProblemException.idTaken(
          "article", "/id", "is that of another article", "/articles", article.id);
    }
    if (article == null && line.url() != null) {
      recognised(line, links)
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

  private Optional<Article> recognised(ImportedArticle line, Links links) {
    return candidates(line).stream()
        .map(id -> Article.<Article>findById(id, LockModeType.PESSIMISTIC_WRITE))
        .filter(article -> article != null && isSame(article, line, links))
        .findFirst();
  }

  /** Those with the url come first. */
  private List<UUID> candidates(ImportedArticle line) {
    TypedQuery<UUID> query =
        database
            .createQuery(line.url() == null ? WITHOUT_URL : WITH_URL, UUID.class)
            .setParameter("content", line.content().value());
    if (line.url() != null) {
      query.setParameter("url", line.url());
    }
    return query.getResultList();
  }

  private static boolean isSame(Article article, ImportedArticle line, Links links) {
    if (line.url() != null && article.url != null) {
      return line.url().equals(article.url);
    }
    UUID source = article.source == null ? null : article.source.id;
    boolean sameSource =
        line.source() == null
            ? source == null
            : links.has(line.source()) && links.to(line.source()).id().equals(source);
    return sameSource
        && line.title().equals(article.title)
        && line.body().equals(article.body)
        && Objects.equals(line.publishedOn(), article.publishedOn);
  }
}
