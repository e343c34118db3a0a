package org.onrecord.records.search;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import org.onrecord.query.list.ListItem;
import org.onrecord.records.actor.ActorView;
import org.onrecord.records.article.ArticleView;
import org.onrecord.records.history.RecordKind;
import org.onrecord.records.quote.QuoteView;

/**
 * A record that matches a search.
 *
 * @param score the order of the items, by the rank of the record among those of its kind
 * @param highlight fragments with the search terms marked, by member; null if none is marked
 * @param quote the record if it is a quote, otherwise null
 * @param article the record if it is an article, otherwise null
 * @param actor the record if it is an actor, otherwise null
 */
@RegisterForReflection
public record SearchItem(
    RecordKind kind,
    double score,
    Map<String, List<String>> highlight,
    ListItem<QuoteView> quote,
    ListItem<ArticleView> article,
    ListItem<ActorView> actor) {

  static SearchItem ofQuote(double score, ListItem<QuoteView> found) {
    return new SearchItem(
        RecordKind.QUOTE, score, found.highlight(), ListItem.tagged(found.record()), null, null);
  }

  static SearchItem ofArticle(double score, ListItem<ArticleView> found) {
    return new SearchItem(
        RecordKind.ARTICLE, score, found.highlight(), null, ListItem.tagged(found.record()), null);
  }

  static SearchItem ofActor(double score, ListItem<ActorView> found) {
    return new SearchItem(
        RecordKind.ACTOR, score, found.highlight(), null, null, ListItem.tagged(found.record()));
  }
}
