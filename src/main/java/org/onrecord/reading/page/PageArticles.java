package org.onrecord.reading.page;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.onrecord.records.actor.ActorKind;
import org.onrecord.records.actor.ActorNames;
import org.onrecord.records.actor.ActorReferenceInput;
import org.onrecord.records.article.ArticleCreateOptions;
import org.onrecord.records.article.ArticleInput;
import org.onrecord.records.article.ArticleView;
import org.onrecord.records.article.ArticleViews;
import org.onrecord.records.article.Articles;
import org.onrecord.records.article.QuoteProposer;
import org.onrecord.records.article.RepublicationInput;
import org.onrecord.web.problem.Fault;
import org.onrecord.web.problem.ProblemException;

/** Records articles parsed from pages. */
@Singleton
class PageArticles {
  private static final int MAX_BODY = 200_000;

  private final PageReader reader;
  private final ActorNames names;
  private final Articles articles;
  private final ArticleViews views;
  private final QuoteProposer proposer;

  PageArticles(
      PageReader reader,
      ActorNames names,
      Articles articles,
      ArticleViews views,
      QuoteProposer proposer) {
    this.reader = reader;
    this.names = names;
    this.articles = articles;
    this.views = views;
    this.proposer = proposer;
  }

  /**
   * Records the article of a page under a new id.
   *
   * @return the fields that the page lacks
   * @throws ProblemException 422 if the page has no title, no text, or too long a text
   */
  Set<ArticleField> add(UUID id, SentPage page, ArticleCreateOptions options) {
    FoundArticle found = reader.read(page, options.url());
    requireArticle(found);
    Set<ArticleField> notFound = found.notFound();
    ActorReferenceInput source =
        reference(found.source(), ActorKind.MEDIA, ArticleField.SOURCE, notFound);
    ActorReferenceInput republisher =
        reference(
            found.republisher(), ActorKind.ORGANIZATION, ArticleField.REPUBLICATION, notFound);
    articles.add(id, input(found, source, republisher), null, options.extract());
    return notFound;
  }

  /** The recorded article of a page. */
  PageArticleView view(UUID id, Set<ArticleField> notFound, ArticleCreateOptions options) {
    ArticleView article = views.view(id, options.extract());
    String notRead =
        options.extract() ? proposer.notRead(article.body(), article.language()) : null;
    return new PageArticleView(article, notFound, notRead);
  }

  private static void requireArticle(FoundArticle found) {
    if (found.body() == null) {
      throw unprocessable("No running text can be found on the page", "has no text of an article");
    }
    if (found.title() == null) {
      throw unprocessable("No title can be found on the page", "has no title");
    }
    int length = found.body().codePointCount(0, found.body().length());
    if (length > MAX_BODY) {
      String detail =
          "The text of the article on the page has %d characters, and an article at most %d";
      throw unprocessable(detail.formatted(length, MAX_BODY), "has too long a text");
    }
  }

  private static ProblemException unprocessable(String detail, String fault) {
    return ProblemException.unprocessable(
        detail + ". Send the article as JSON instead.", Fault.at("", fault));
  }

  /**
   * The actor with a name. A name that several actors share is left out and reported as not found:
   * a page cannot say which one it means.
   */
  private ActorReferenceInput reference(
      String name, ActorKind kind, ArticleField field, Set<ArticleField> notFound) {
    if (name == null) {
      return null;
    }
    if (names.isAmbiguous(name, kind)) {
      notFound.add(field);
      return null;
    }
    return ActorReferenceInput.byName(name, kind);
  }

  private static ArticleInput input(
      FoundArticle found, ActorReferenceInput source, ActorReferenceInput republisher) {
    return new ArticleInput(
        found.title(),
        found.body(),
        found.language(),
        source,
        found.authors(),
        found.publishedOn(),
        found.section(),
        found.url(),
        found.rights(),
        republisher == null ? null : new RepublicationInput(republisher, found.republishedOn()),
        List.of());
  }
}
