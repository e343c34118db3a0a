package org.onrecord.exchange.imports;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Sql;
import org.onrecord.records.actor.ActorReferenceResolver;
import org.onrecord.records.actor.ActorResolver;
import org.onrecord.records.article.Article;
import org.onrecord.records.external.ExternalId;
import org.onrecord.records.external.ExternalIdIndex;
import org.onrecord.records.history.RecordKind;
import org.onrecord.records.quote.Quote;
import org.onrecord.records.quote.QuoteInput;
import org.onrecord.records.quote.Quotes;
import org.onrecord.web.problem.Fault;
import org.onrecord.web.problem.ProblemException;
import org.onrecord.web.problem.UnprocessableParts;

/** Creates or updates the quotes of import lines. */
@Singleton
class QuoteImport {
  private static final String POINTER = "/quotes/";

  private final Database database;
  private final Quotes quotes;
  private final ActorReferenceResolver actorResolver;
  private final ExternalIdIndex externalIds;

  QuoteImport(
      Database database,
      Quotes quotes,
      ActorReferenceResolver actorResolver,
      ExternalIdIndex externalIds) {
    this.database = database;
    this.quotes = quotes;
    this.externalIds = externalIds;
    this.actorResolver = actorResolver;
  }

  /**
   * Merges the quotes of a line into those of its article, which is locked or new.
   *
   * @return true if anything has changed
   */
  boolean merge(
      Article article, List<Quote> onRecord, List<ImportedQuote> lines, MergeContext context) {
    List<Quote> matches = QuoteMatcher.of(lines, onRecord, context.keepIds());
    requireRoom(onRecord, matches);
    if (context.keepIds()) {
      requireIds(article, lines, matches);
    }
    requireExternalIds(lines, matches);
    UnprocessableParts parts = new UnprocessableParts();
    boolean changed = false;
    for (int i = 0; i < lines.size(); i++) {
      Quote match = matches.get(i);
      ImportedQuote line = lines.get(i);
      String pointer = POINTER + i;
      changed |=
          Boolean.TRUE.equals(parts.check(() -> merge(article, match, line, context, pointer)));
    }
    parts.requireNone();
    return changed;
  }

  private boolean merge(
      Article article, Quote onRecord, ImportedQuote line, MergeContext context, String pointer) {
    try {
      return merge(article, onRecord, line, context);
    } catch (ProblemException e) {
      throw e.within(pointer);
    }
  }

  private boolean merge(Article article, Quote onRecord, ImportedQuote line, MergeContext context) {
    if (onRecord == null) {
      create(article, line, context);
      return true;
    }
    QuoteInput before = QuoteInput.of(onRecord);
    QuoteInput after = line.applyTo(before, context.actors(), context.keepIds());
    if (after.equals(before) && line.hasMetadataOf(onRecord, context.keepIds())) {
      return false;
    }
    quotes.update(onRecord, after, actorResolver::referenceWithoutLookup);
    line.applyMetadata(onRecord, context.keepIds());
    return true;
  }

  /** Imported quotes count as touched by an editor, so that the extractor leaves them alone. */
  private void create(Article article, ImportedQuote line, MergeContext context) {
    ActorResolver actors =
        line.patch().resolver(context.actors(), actorResolver::referenceWithoutLookup);
    Quote quote =
        quotes.newQuote(context.ids().idFor(line.id()), article, line.patch().input(), actors);
    line.applyMetadata(quote, context.keepIds());
    quote.touched = true;
    if (line.hasReview()) {
      quote.persist();
    } else {
      context.created().add(quote);
    }
  }

  private static void requireRoom(List<Quote> onRecord, List<Quote> matches) {
    long added = matches.stream().filter(Objects::isNull).count();
    if (added > 0 && onRecord.size() + added > Quotes.MAX_IN_ARTICLE) {
      throw ProblemException.unprocessable(
          "The article already has %d quotes. With the new ones it would exceed the maximum of %d."
              .formatted(onRecord.size(), Quotes.MAX_IN_ARTICLE),
          Fault.at("/quotes", "are more than the article has room for"));
    }
  }

  /**
   * Refuses to move an id from one quote or article to another. A new quote with the id of a
   * deleted one gets its reviews.
   */
  private void requireIds(Article article, List<ImportedQuote> lines, List<Quote> matches) {
    List<UUID> added = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      UUID id = lines.get(i).id();
      Quote quote = matches.get(i);
      if (id != null && quote != null && !quote.id.equals(id)) {
        throw ImportProblems.idTaken(
            "quote", POINTER + i + "/id", "is not the one that it has", "/quotes", quote.id);
      }
      if (id != null && added.contains(id)) {
        throw ProblemException.unprocessable(
            "Two quotes of the article have the id %s.".formatted(id),
            Fault.at(POINTER + i + "/id", "is that of another quote of the line"));
      }
      added.add(quote == null ? id : null);
    }
    List<UUID> kept = added.stream().filter(Objects::nonNull).toList();
    if (!kept.isEmpty()) {
      requireNew(added, kept);
      quotes.keepReviews(kept, article);
    }
  }

  /** Refuses an external id that another quote has. The caller has locked the ids. */
  private void requireExternalIds(List<ImportedQuote> lines, List<Quote> matches) {
    List<ExternalId> given = lines.stream().flatMap(line -> line.externalIds().stream()).toList();
    Map<ExternalId, UUID> known = externalIds.find(RecordKind.QUOTE, given);
    Set<ExternalId> seen = new HashSet<>();
    for (int i = 0; i < lines.size(); i++) {
      UUID quote = matches.get(i) == null ? null : matches.get(i).id;
      List<ExternalId> ids = lines.get(i).externalIds();
      for (int j = 0; j < ids.size(); j++) {
        String pointer = POINTER + i + "/externalIds/" + j;
        UUID other = known.get(ids.get(j));
        if (other != null && !other.equals(quote)) {
          throw ExternalIdIndex.taken(RecordKind.QUOTE, ids.get(j), other, pointer);
        }
        if (!seen.add(ids.get(j))) {
          throw ProblemException.unprocessable(
              "Two quotes of the article have the external id %s.".formatted(ids.get(j)),
              Fault.at(pointer, "is that of another quote of the line"));
        }
      }
    }
  }

  private void requireNew(List<UUID> ids, List<UUID> kept) {
    Sql sql = Sql.of("select id from quote where id = any(?)", (Object) kept.toArray(UUID[]::new));
    database
        .find(sql, row -> row.id("id"))
        .ifPresent(
            id -> {
              throw ImportProblems.idTaken(
                  "quote",
                  POINTER + ids.indexOf(id) + "/id",
                  "is that of a quote in another article",
                  "/quotes",
                  id);
            });
  }
}
