package org.onrecord.exchange.imports;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.onrecord.records.actor.ActorNames;
import org.onrecord.records.actor.ImportedReference;
import org.onrecord.records.article.Article;
import org.onrecord.records.article.ArticleInput;
import org.onrecord.records.article.Articles;

/** Puts the articles of lines on record, or adds to them what the lines say. */
@Singleton
class ArticleImport {
  private final ArticleMatcher recognition;
  private final ReferenceResolver linking;
  private final Articles articles;
  private final ActorNames names;
  private final QuoteImport quotes;

  ArticleImport(
      ArticleMatcher recognition,
      ReferenceResolver linking,
      Articles articles,
      ActorNames names,
      QuoteImport quotes) {
    this.recognition = recognition;
    this.linking = linking;
    this.articles = articles;
    this.names = names;
    this.quotes = quotes;
  }

  /**
   * Does all that lines ask for, each of which is about another article: looks everything up first,
   * so that nothing is written between two questions.
   *
   * @return what each has done, in the order of the lines
   */
  List<Outcome> run(List<PendingLine> lines, IdPolicy identity) {
    List<ImportedArticle> articlesOfLines =
        lines.stream().map(line -> (ImportedArticle) line.content()).toList();
    List<Map<String, ImportedReference>> references =
        articlesOfLines.stream().map(ImportedArticle::references).toList();
    // First: whoever has recorded the same meanwhile has recorded its source, too.
    recognition.lock(articlesOfLines);
    ResolvedReferences links =
        linking.resolveExisting(
            references.stream().flatMap(all -> all.values().stream()).toList(), identity);
    List<Optional<Article>> recognised =
        recognition.find(articlesOfLines, links, identity.keepIds());
    references.forEach(all -> linking.resolveMissing(links, all, identity));
    MergeContext merging = new MergeContext(links, identity);
    return IntStream.range(0, lines.size())
        .mapToObj(i -> run(lines.get(i), recognised.get(i), merging))
        .toList();
  }

  private Outcome run(PendingLine work, Optional<Article> recognised, MergeContext merging) {
    ImportedArticle line = (ImportedArticle) work.content();
    return recognised
        .map(article -> merged(article, line, merging))
        .orElseGet(() -> created(work.id(), line, merging));
  }

  private Outcome created(UUID id, ImportedArticle line, MergeContext merging) {
    Article article =
        articles.newArticle(
            id, line.over(ImportedArticle.BLANK, merging.links()), names::referenceWithoutLookup);
    line.applyMetadata(article, merging.keepIds());
    article.persist();
    quotes.merge(article, List.of(), line.quotes(), merging);
    return new Outcome(ImportStatus.CREATED, id);
  }

  private Outcome merged(Article article, ImportedArticle line, MergeContext merging) {
    ArticleInput onRecord = ArticleInput.of(article);
    ArticleInput wanted = line.over(onRecord, merging.links());
    boolean changed = !wanted.equals(onRecord) || !line.hasMetadataOf(article, merging.keepIds());
    if (changed) {
      articles.update(article, wanted, names::referenceWithoutLookup);
      line.applyMetadata(article, merging.keepIds());
    }
    boolean quotesChanged =
        !line.quotes().isEmpty()
            && quotes.merge(article, quotes.of(article), line.quotes(), merging);
    return new Outcome(ImportStatus.of(changed || quotesChanged), article.id);
  }
}
