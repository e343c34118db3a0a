package org.onrecord.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.onrecord.records.actor.Actor;
import org.onrecord.records.actor.ActorInput;
import org.onrecord.records.actor.Actors;
import org.onrecord.records.article.Article;
import org.onrecord.records.article.ArticleInput;
import org.onrecord.records.article.Articles;
import org.onrecord.records.quote.QuoteInput;
import org.onrecord.records.quote.Quotes;
import org.onrecord.records.review.ReviewInput;
import org.onrecord.records.review.Reviews;
import org.onrecord.records.statement.StatementIndexer;
import org.onrecord.web.json.Json;

/**
 * Sample data: an invented story that uses every feature of the model. Loaded at start into an
 * empty database if {@code onrecord.sample-data} is true. The records are request bodies with fixed
 * ids, which the examples of the contract use.
 */
@Singleton
public class SampleData {
  private static final Logger LOG = Logger.getLogger(SampleData.class);
  private static final String REVIEWER = "sample data";
  private static final Duration STATEMENTS_WAIT = Duration.ofSeconds(10);

  /** After the default priority, so that the indexer of statements runs already. */
  private static final int AFTER_INDEXER = 3000;

  private final boolean enabled;
  private final Actors actors;
  private final Articles articles;
  private final Quotes quotes;
  private final Reviews reviews;
  private final StatementIndexer statements;
  private final Json json;

  SampleData(
      @ConfigProperty(name = "onrecord.sample-data") boolean enabled,
      Actors actors,
      Articles articles,
      Quotes quotes,
      Reviews reviews,
      StatementIndexer statements,
      Json json) {
    this.enabled = enabled;
    this.actors = actors;
    this.articles = articles;
    this.quotes = quotes;
    this.reviews = reviews;
    this.statements = statements;
    this.json = json;
  }

  void onStart(@Observes @Priority(AFTER_INDEXER) StartupEvent start) {
    if (enabled && Actor.count() == 0 && Article.count() == 0) {
      load();
      statements.catchUp(STATEMENTS_WAIT);
      LOG.info("Loaded the sample data.");
    }
  }

  /** Creates all sample records in one transaction. */
  @Transactional
  public void load() {
    read("sample/actors.json")
        .forEach(actor -> actors.add(takeId(actor), json.read(actor, ActorInput.class)));
    read("sample/articles.json").forEach(this::addArticle);
  }

  private void addArticle(JsonNode article) {
    UUID id = takeId(article);
    JsonNode nestedQuotes = ((ObjectNode) article).remove("quotes");
    articles.add(id, json.read(article, ArticleInput.class));
    for (JsonNode quote : nestedQuotes) {
      ((ObjectNode) quote).putObject("article").put("id", id.toString());
      addQuote((ObjectNode) quote);
    }
  }

  private void addQuote(ObjectNode quote) {
    UUID id = takeId(quote);
    JsonNode review = quote.remove("review");
    quotes.add(id, json.read(quote, QuoteInput.class));
    if (review != null) {
      reviews.add(id, json.read(review, ReviewInput.class), REVIEWER);
    }
  }

  private static UUID takeId(JsonNode record) {
    return UUID.fromString(((ObjectNode) record).remove("id").textValue());
  }

  private JsonNode read(String resource) {
    ClassLoader classes = Thread.currentThread().getContextClassLoader();
    try (InputStream stream = classes.getResourceAsStream(resource)) {
      return json.parse(stream.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
