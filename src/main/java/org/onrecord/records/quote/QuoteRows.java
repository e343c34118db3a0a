package org.onrecord.records.quote;

import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.onrecord.database.sql.RowMapping;
import org.onrecord.records.actor.Actor;

/** The rows of new quotes, for SQL that inserts them without the persistence context. */
public final class QuoteRows {
  /** All columns but generated ones and those of a review. */
  public static final RowMapping<Quote> QUOTE =
      RowMapping.<Quote>of("quote")
          .with("id", quote -> quote.id)
          .with("article_id", quote -> quote.article.id)
          .withNullable("published_on", "date", quote -> quote.publishedOn)
          .withNullable("source_id", "uuid", quote -> quote.sourceId)
          .withNullable("language", "varchar", quote -> quote.language)
          .with("text", quote -> quote.text)
          .withNullable("external_ids", "_text", quote -> quote.externalIds)
          .with("type", quote -> quote.type)
          .with("status", quote -> quote.status)
          .withNullable("said_on", "date", quote -> quote.saidOn)
          .withNullable("speaker_id", "uuid", quote -> id(quote.speaker))
          .withNullable("attribution_text", "varchar", quote -> quote.attribution.text)
          .withNullable("attribution_role", "varchar", quote -> quote.attribution.role)
          .withNullable("attribution_cue", "varchar", quote -> quote.attribution.cue)
          .with("anonymous", quote -> quote.attribution.anonymous)
          .with("span_starts", quote -> quote.spanStarts)
          .with("span_ends", quote -> quote.spanEnds)
          .with("anchor", quote -> quote.anchor)
          .with("origin", quote -> quote.origin.kind())
          .withNullable("extractor_version", "varchar", quote -> quote.origin.version())
          .withNullable("rule", "varchar", quote -> quote.origin.rule())
          .withNullable("confidence", "float8", quote -> quote.origin.confidence())
          .withNullable("origin_reason", "varchar", quote -> quote.origin.reason())
          .with("touched", quote -> quote.touched)
          .with("created_at", quote -> quote.createdAt)
          .with("updated_at", quote -> quote.updatedAt)
          .with("version", quote -> quote.version);

  /** The arguments of the database function {@code same_quote}. */
  static final RowMapping<Quote> PLACE =
      RowMapping.<Quote>of("same_quote")
          .with("article", quote -> quote.article.id)
          .withNullable("speaker", "uuid", quote -> id(quote.speaker))
          .with("words", quote -> quote.text)
          .with("starts", quote -> quote.spanStarts)
          .with("ends", quote -> quote.spanEnds);

  public static final RowMapping<NewRelay> RELAY =
      RowMapping.<NewRelay>of("relay")
          .with("article_id", relay -> relay.quote.article.id)
          .with("quote_id", relay -> relay.quote.id)
          .with("position", relay -> relay.position)
          .withNullable("text", "varchar", relay -> relay.relay().text)
          .withNullable("actor_id", "uuid", relay -> id(relay.relay().actor));

  public static final RowMapping<NewMention> MENTION =
      RowMapping.<NewMention>of("mention")
          .with("article_id", mention -> mention.quote.article.id)
          .with("quote_id", mention -> mention.quote.id)
          .with("actor_id", mention -> mention.actor.id);

  private QuoteRows() {}

  /** A link of the relay chain of a new quote. */
  public record NewRelay(Quote quote, int position) {
    private Relay relay() {
      return quote.attribution.via.get(position);
    }
  }

  /** A mention of a new quote. */
  public record NewMention(Quote quote, Actor actor) {}

  /** The rows of the relay chain of a quote. */
  public static Stream<NewRelay> relays(Quote quote) {
    return IntStream.range(0, quote.attribution.via.size())
        .mapToObj(position -> new NewRelay(quote, position));
  }

  /** The rows of the mentions of a quote. */
  public static Stream<NewMention> mentions(Quote quote) {
    return quote.mentions.stream().map(actor -> new NewMention(quote, actor));
  }

  static UUID id(Actor actor) {
    return actor == null ? null : actor.id;
  }
}
