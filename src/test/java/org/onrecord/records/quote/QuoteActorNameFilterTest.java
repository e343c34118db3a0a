package org.onrecord.records.quote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;
import static org.onrecord.fixtures.RecordBuilder.byId;
import static org.onrecord.records.quote.QuoteClient.list;
import static org.onrecord.records.quote.QuoteClient.texts;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.onrecord.fixtures.JsonBody;

/** Names that the filters of quotes accept for an actor. */
@QuarkusTest
class QuoteActorNameFilterTest {
  private static final String UNKNOWN_ID = "0199a000-0000-7000-8000-0000000009ff";

  @Test
  void every_actor_filter_accepts_id_name_and_aliases() {
    String actor = anActor("Kestrian News Agency").kind("media").alias("KNA").save();
    String other = anActor("Norvane Today").kind("media").alias("NT").save();
    save("sought", actor);
    save("decoy", other);
    for (String filter : List.of("affiliation", "via", "mentions", "source", "speaker")) {
      if (filter.equals("speaker")) {
        saveQuotesOf(actor, other);
      }
      assertEquals(List.of("sought"), texts(filter + "=" + actor), filter);
      assertEquals(List.of("sought"), texts(filter + "=" + actor.toUpperCase(Locale.ROOT)), filter);
      assertEquals(List.of("sought"), texts(filter + "=Kestrian News Agency"), filter);
      assertEquals(List.of("sought"), texts(filter + "=kna"), filter);
      for (String unknown : List.of("Kestrian News", "K_A", "%", "' or 1=1 --", UNKNOWN_ID)) {
        String value = filter + "=" + unknown;
        assertEquals(422, list("/quotes", value).statusCode(), value);
        assertEquals(List.of(), texts(value, "unknownNames=ignore"), value);
      }
      String[] alternatives = {filter + "=nobody", filter + "=KNA", filter + "=nor"};
      assertEquals(422, list("/quotes", alternatives).statusCode(), filter);
      assertEquals(
          List.of("sought"),
          texts(alternatives[0], alternatives[1], alternatives[2], "unknownNames=ignore"),
          filter);
    }
  }

  @Test
  void names_match_without_case_and_diacritics() {
    String actor =
        anActor("Šárka Ødegård-Łukasz").alias("علی خامنه‌ای").alias("Иван Алёхин").save();
    aQuote("sought").by(actor).save();
    aQuote("decoy").by(anActor("Sarka Odegard").save()).save();
    for (String name :
        List.of(
            "Šárka Ødegård-Łukasz",
            "SARKA ODEGARD-LUKASZ",
            "s\u030Ca\u0301rka \u00F8dega\u030Ard-\u0142ukasz",
            "  Sarka   Odegard-Lukasz ",
            "علی خامنه‌ای",
            "علی خامنهای",
            "عَلی خامِنه‌ای",
            "ИВАН АЛЕХИН")) {
      assertEquals(List.of("sought"), texts("speaker=" + name), name);
    }
  }

  @Test
  void a_name_finds_the_quotes_of_all_homonyms() {
    String negotiator = anActor("Mira Solberg").save();
    String professor = anActor("Mira Berg").alias("Mira Solberg").save();
    aQuote("of the negotiator").by(negotiator).save();
    aQuote("of the professor").by(professor).save();
    aQuote("of another").by(anActor("Mira Sol").save()).save();
    assertEquals(List.of("of the professor", "of the negotiator"), texts("speaker=mira solberg"));
    assertEquals(List.of("of the negotiator"), texts("speaker=" + negotiator));
  }

  @Test
  void a_removed_alias_finds_nothing() {
    String actor = anActor("Ilse Marenko").alias("The Tide").save();
    aQuote("sought").by(actor).save();
    assertEquals(List.of("sought"), texts("speaker=the tide"));
    QuoteClient.patch("/actors/" + actor, Map.of("aliases", List.of())).then().statusCode(200);
    assertEquals(422, list("/quotes", "speaker=the tide").statusCode());
    assertEquals(List.of(), texts("speaker=the tide", "unknownNames=ignore"));
  }

  @Test
  void via_matches_every_relay_by_actor_or_printed_text() {
    String reuters = anActor("Reuters").kind("media").alias("Thomson Reuters").save();
    aQuote("through an actor")
        .attributed(
            "via", List.of(Map.of("text", "state television"), Map.of("actor", byId(reuters))))
        .save();
    aQuote("through a printed name").attributed("via", List.of(Map.of("text", "REUTERS"))).save();
    aQuote("through both")
        .attributed("via", List.of(Map.of("text", "the agency", "actor", byId(reuters))))
        .save();
    aQuote("of the speaker itself").by(reuters).attributed("text", "Reuters").save();
    assertEquals(
        List.of("through both", "through a printed name", "through an actor"),
        texts("via=Reuters"));
    assertEquals(List.of("through both", "through an actor"), texts("via=thomson reuters"));
    assertEquals(List.of("through both", "through an actor"), texts("via=" + reuters));
    assertEquals(List.of("through an actor"), texts("via=State Télévision"));
  }

  /** Makes the actors speakers of their quotes. No actor is affiliated to itself. */
  private static void saveQuotesOf(String actor, String other) {
    Map<String, String> speakers = Map.of("sought", actor, "decoy", other);
    speakers.forEach(
        (text, speaker) -> {
          String quote = list("/quotes", "q=" + text).as(JsonBody.class).get("items[0].id");
          QuoteClient.patch("/quotes/" + quote, Map.of("speaker", byId(speaker)))
              .then()
              .statusCode(200);
        });
  }

  /** Saves a quote that refers to the actor in every member except the speaker. */
  private static void save(String text, String actor) {
    String article = anArticle().body("“" + text + "”").with("source", byId(actor)).save();
    String member = anActor("Member of " + text).affiliated(actor, "member", null, null).save();
    aQuote(text)
        .in(article)
        .by(member)
        .mentioning(actor)
        .attributed("via", List.of(Map.of("actor", byId(actor))))
        .save();
  }
}
