package org.onrecord.records.quote;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Sql;
import org.onrecord.records.actor.Actor;
import org.onrecord.records.article.Article;
import org.onrecord.records.history.HistoryWriter;
import org.onrecord.records.history.RecordKind;

/**
 * Moves quotes to other articles. The article's id is the partition key of quotes and is never
 * updated: the row of a quote is deleted and inserted again under the quote's id. History and
 * change feed show one change.
 */
@Singleton
class QuoteMoves {
  private final EntityManager entities;
  private final Database database;
  private final HistoryWriter history;
  private final Event<QuoteMoved> moved;

  QuoteMoves(
      EntityManager entities, Database database, HistoryWriter history, Event<QuoteMoved> moved) {
    this.entities = entities;
    this.database = database;
    this.history = history;
    this.moved = moved;
  }

  /**
   * Moves a locked quote to a locked article, with its relays, mentions, reviews and claim. It
   * loses its spans, which are positions in the body of the old article. Does nothing if the quote
   * is new or belongs to that article.
   */
  void moveTo(Article target, Quote quote) {
    if (quote.article != null && !quote.article.id.equals(target.id)) {
      move(quote, quote.article.id, target);
    }
  }

  private void move(Quote quote, UUID source, Article target) {
    history.saveState(RecordKind.QUOTE, List.of(quote.id));
    moved.fire(new QuoteMoved(quote.id, source, target.id));
    markMoved(quote.id.toString());
    List<Relay> via = List.copyOf(quote.attribution.via);
    Set<Actor> mentions = Set.copyOf(quote.mentions);
    entities.detach(quote);
    database.execute(Sql.of("delete from quote where article_id = ? and id = ?", source, quote.id));
    quote.article = target;
    quote.anchor(List.of(), Anchor.NONE);
    quote.attribution.via = new ArrayList<>(via);
    quote.mentions = new HashSet<>(mentions);
    quote.persistAndFlush();
    markMoved("");
  }

  /**
   * Moves the reviews of deleted quotes to an article that gets new quotes with their ids. Ignores
   * ids without a deleted quote.
   */
  void moveReviews(List<UUID> ids, Article target) {
    Sql sql =
        Sql.of(
            """
            select distinct on (record_id) record_id, cast(before -> 'article' ->> 'id' as uuid) as article_id
            from change where record_id = any(?) and record = 'quote' and change = 'deleted'
            order by record_id, seq desc""",
            (Object) ids.toArray(UUID[]::new));
    database
        .list(sql, row -> new QuoteMoved(row.id("record_id"), row.id("article_id"), target.id))
        .stream()
        .filter(move -> !move.source().equals(target.id))
        .forEach(moved::fire);
  }

  /** Tells the triggers on quotes that the deletion and the insertion of a row are a move. */
  private void markMoved(String quote) {
    database.execute(Sql.of("select set_config('onrecord.moved_quote', ?, true)", quote));
  }
}
