package org.onrecord.exchange.imports;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.onrecord.database.sql.Database;
import org.onrecord.records.actor.ActorReferenceResolver;
import org.onrecord.records.actor.ActorResolver;
import org.onrecord.records.article.Article;
import org.onrecord.records.article.ArticleInput;
import org.onrecord.records.article.Articles;
import org.onrecord.records.quote.Quotes;

/** Creates or updates the articles of import lines, with their quotes. */
@Singleton
class ArticleImport {
  private final ArticleMatcher matcher;
  private final ReferenceResolver resolver;
  private final Articles articles;
  private final ActorReferenceResolver actorResolver;
  private final QuoteImport quotes;
  private final EntityManager entities;
  private final Database database;

  ArticleImport(
      ArticleMatcher matcher,
      ReferenceResolver resolver,
      Articles articles,
      ActorReferenceResolver actorResolver,
      QuoteImport quotes,
      EntityManager entities,
      Database database) {
    this.matcher = matcher;
    this.resolver = resolver;
    this.articles = articles;
    this.actorResolver = actorResolver;
    this.quotes = quotes;
    this.entities = entities;
    this.database = database;
  }

  /**
   * Imports lines about different articles. All lookups come first, since a query after a write
   * would flush.
   *
   * @param maxBytes of heap memory for the matched articles and their quotes
   * @param proposals true if the transaction then adds proposals
   * @throws MatchMemory.ExceededException if these may take more
   * @return the outcomes in the order of the lines
   */
  List<Outcome> run(List<PendingLine> lines, IdPolicy ids, long maxBytes, boolean proposals) {
    List<ImportedArticle> contents =
        lines.stream().map(line -> (ImportedArticle) line.content()).toList();
    List<Map<String, ImportedReference>> references =
        contents.stream().map(ImportedArticle::references).toList();
    // Locked before actors are resolved: the lock may wait for a transaction that records the same
    // article and its source.
    matcher.lock(contents);
    List<ImportedReference> all =
        references.stream().flatMap(ofLine -> ofLine.values().stream()).distinct().toList();
    ResolvedReferences actors = resolver.resolveExisting(all, ids);
    List<Optional<Article>> matches = matcher.find(contents, actors, ids.keepIds(), maxBytes);
    resolver.createMissing(actors, all, proposals);
    references.forEach(ofLine -> resolver.resolveMissing(actors, ofLine, ids));
    MergeContext context = new MergeContext(actors, ids, new NewRecords());
    List<Outcome> outcomes =
        IntStream.range(0, lines.size())
            .mapToObj(i -> run(lines.get(i).newId(), contents.get(i), matches.get(i), context))
            .toList();
    // New actors, and articles whose quotes have reviews.
    entities.flush();
    context.created().insert(database);
    return outcomes;
  }

  private Outcome run(
      UUID newId, ImportedArticle line, Optional<Article> match, MergeContext context) {
    return match
        .map(article -> update(article, line, context))
        .orElseGet(() -> create(newId, line, context));
  }

  private Outcome create(UUID id, ImportedArticle line, MergeContext context) {
    ActorResolver actors =
        line.patch().resolver(context.actors(), actorResolver::referenceWithoutLookup);
    Article article = articles.newArticle(id, line.input(), actors);
    line.applyMetadata(article, context.keepIds());
    if (line.hasReviews()) {
      article.persist();
    } else {
      context.created().add(article);
    }
    quotes.merge(article, List.of(), line.quotes(), context);
    return new Outcome(ImportStatus.CREATED, id);
  }

  private Outcome update(Article article, ImportedArticle line, MergeContext context) {
    ArticleInput before = ArticleInput.of(article);
    ArticleInput after = line.applyTo(before, context.actors(), context.keepIds());
    boolean changed = !after.equals(before) || !line.hasMetadataOf(article, context.keepIds());
    if (changed) {
      articles.update(article, after, actorResolver::referenceWithoutLookup);
      line.applyMetadata(article, context.keepIds());
    }
    boolean quotesChanged =
        !line.quotes().isEmpty()
            && quotes.merge(article, Quotes.withCollections(article), line.quotes(), context);
    return new Outcome(ImportStatus.of(changed || quotesChanged), article.id);
  }
}
