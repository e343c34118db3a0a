package org.onrecord.records.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.metamodel.EntityType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.onrecord.fixtures.RecordBuilder;
import org.onrecord.records.actor.Actor;
import org.onrecord.records.article.Article;
import org.onrecord.records.quote.Quote;

/** Changed entities save their earlier states without any call to the history. */
@QuarkusTest
class FlushListenerTest {
  @Inject DataSource database;
  @Inject EntityManager entities;

  @Test
  void every_other_entity_belongs_to_a_history() {
    Set<String> untracked =
        entities.getMetamodel().getEntities().stream()
            .filter(entity -> !HistoryTracked.class.isAssignableFrom(entity.getJavaType()))
            .map(EntityType::getName)
            .collect(Collectors.toSet());
    assertEquals(Set.of("ApiKey", "ReviewLogEntry", "Subscription"), untracked);
  }

  @Test
  void a_changed_column_or_collection_of_an_actor_saves_its_state() {
    Map<String, Consumer<Actor>> changes = new TreeMap<>();
    changes.put("column", actor -> actor.name = "Ada B.");
    changes.put("removed alias", actor -> actor.aliases.remove(0));
    changes.put("moved alias", actor -> actor.aliases.add(actor.aliases.remove(0)));
    changes.put("removed affiliation", actor -> actor.affiliations.remove(0));
    changes.put("changed affiliation", actor -> actor.affiliations.get(0).role = "clerk");
    changes.put("deletion", Actor::delete);
    String lab = anActor("Lab").kind("organization").save();
    changes.forEach(
        (what, change) ->
            assertSaved(
                what,
                Actor.class,
                "/actors/",
                anActor("Ada")
                    .alias("Countess")
                    .alias("Ada King")
                    .affiliated(lab, "head", "1840-01-01", null)
                    .save(),
                change));
  }

  @Test
  void a_changed_column_or_collection_of_an_article_saves_its_state() {
    Map<String, Consumer<Article>> changes = new TreeMap<>();
    changes.put("column", article -> article.title = "Another");
    changes.put("source", article -> article.source = null);
    changes.put("removed author", article -> article.authors.remove(0));
    changes.put("cleared authors", article -> article.authors.clear());
    changes.put("deletion", Article::delete);
    changes.forEach(
        (what, change) ->
            assertSaved(
                what,
                Article.class,
                "/articles/",
                anArticle()
                    .from("Post")
                    .body("So it is.")
                    .with("authors", List.of("Mary Lund", "Jo Berg"))
                    .save(),
                change));
  }

  @Test
  void a_changed_column_or_collection_of_a_quote_saves_its_state() {
    Map<String, Consumer<Quote>> changes = new TreeMap<>();
    changes.put("column", quote -> quote.saidOn = LocalDate.of(2025, 6, 12));
    changes.put("embedded column", quote -> quote.attribution.cue = "wrote");
    changes.put("span", quote -> quote.spanStarts = new int[] {1});
    changes.put("cleared mentions", quote -> quote.mentions.clear());
    changes.put("removed relay", quote -> quote.attribution.via.remove(0));
    changes.put("changed relay", quote -> quote.attribution.via.get(0).text = "radio");
    changes.put("deletion", Quote::delete);
    changes.forEach((what, change) -> assertSaved(what, Quote.class, "/quotes/", quote(), change));
  }

  @Test
  void an_unchanged_or_new_record_saves_nothing() {
    String ada = anActor("Ada").alias("Countess").save();
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              Actor actor = entities.find(Actor.class, UUID.fromString(ada));
              actor.aliases = new ArrayList<>(actor.aliases);
              entities.flush();
            });
    assertEquals(List.of("created"), StoredChanges.changes(database, quote()));
  }

  private static String quote() {
    return aQuote("so it is")
        .in(anArticle().body("And so it is.").save())
        .mentioning(anActor("Cem").save())
        .attributed("via", List.of(Map.of("text", "television"), Map.of("actor", agency())))
        .save();
  }

  private static Map<String, Object> agency() {
    return RecordBuilder.named("Agency", "media");
  }

  private <T> void assertSaved(
      String what, Class<T> type, String path, String id, Consumer<T> change) {
    JsonNode before = StoredChanges.view(path + id);
    QuarkusTransaction.requiringNew()
        .run(() -> change.accept(entities.find(type, UUID.fromString(id))));
    List<StoredChanges.Entry> entries = StoredChanges.of(database, id);
    assertEquals(2, entries.size(), what);
    assertEquals(what.equals("deletion") ? "deleted" : "changed", entries.get(1).change(), what);
    assertEquals(before, entries.get(1).before(), what);
  }
}
