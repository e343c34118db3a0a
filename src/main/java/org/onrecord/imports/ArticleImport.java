package org.onrecord.imports;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.onrecord.actor.ActorNames;
import org.onrecord.actor.ImportedReference;
import org.onrecord.article.Article;
import org.onrecord.article.ArticleInput;
import org.onrecord.article.Articles;

/** Puts the article of a line on record, or adds to it what the line says. */
@Singleton
class ArticleImport {
  private final ArticleRecognition recognition;
  private final Linking linking;
  private final Articles articles;
  private final ActorNames names;
  private final QuotesImport quotes;

  ArticleImport(
      ArticleRecognition recognition,
      Linking linking,
      Articles articles,
      ActorNames names,
      QuotesImport quotes) {
    this.recognition = recognition;
    this.linking = linking;
    this.articles = articles;
    this.names = names;
    this.quotes = quotes;
  }

  /**
   * Does all that a line asks for.
   *
   * @param id of the article if it is new
   */
  Outcome run(ImportedArticle line, UUID id, Identity identity) {
    Map<String, ImportedReference> references = line.references();
    // First: whoever has recorded the same meanwhile has recorded its source, too.
    recognition.claim(line);
    Links links = linking.known(references.values(), identity);
    Optional<Article> recognised = recognition.find(line, links, identity.kept());
    linking.complete(links, references, identity);
    return recognised
        .map(article -> merged(article, line, new Merging(links, identity)))
        .orElseGet(() -> created(id, line, new Merging(links, identity)));
  }

  private Outcome created(UUID id, ImportedArticle line, Merging merging) {
    Article article =
        articles.compose(id, line.over(ImportedArticle.BLANK, merging.links()), names::onTrust);
    line.complete(article, merging.keepIds());
    article.persist();
    quotes.merge(article, List.of(), line.quotes(), merging);
    return new Outcome(ImportStatus.CREATED, id);
  }

  private Outcome merged(Article article, ImportedArticle line, Merging merging) {
    ArticleInput onRecord = ArticleInput.of(article);
    ArticleInput wanted = line.over(onRecord, merging.links());
    boolean changed = !wanted.equals(onRecord) || !line.isComplete(article, merging.keepIds());
    if (changed) {
      articles.revise(article, wanted, names::onTrust);
      line.complete(article, merging.keepIds());
    }
    boolean quotesChanged =
        !line.quotes().isEmpty()
            && quotes.merge(article, quotes.of(article), line.quotes(), merging);
    return new Outcome(ImportStatus.of(changed || quotesChanged), article.id);
  }
}
