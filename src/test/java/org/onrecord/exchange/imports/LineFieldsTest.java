package org.onrecord.exchange.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineFieldsTest {
  @ParameterizedTest
  @CsvSource({
    "title, /title, TEXT",
    "publishedOn, /publishedOn, DAY",
    "authors, /authors, TEXTS",
    "source, /source/name, TEXT",
    "source.kind, /source/kind, TEXT",
    "sourceId, /source/id, TEXT",
    "source.externalId.value, /source/externalId/value, TEXT",
    "republisherKind, /republication/publisher/kind, TEXT",
    "republishedOn, /republication/publishedOn, DAY",
    "externalIds, /externalIds, EXTERNAL_IDS",
    "externalIds.value, /externalIds/0/value, TEXT",
    "createdAt, /createdAt, TEXT",
    "name, /name, TEXT",
    "aliases, /aliases, TEXTS",
    "wikidataId, /wikidataId, TEXT",
    "affiliations.1.actor, /affiliations/1/actor/name, TEXT",
    "affiliations.from, /affiliations/0/from, DAY",
    "origin.confidence, /origin/confidence, NUMBER",
    "quotes.text, /quotes/0/text, TEXT",
    "quotes.12.text, /quotes/12/text, TEXT",
    "quotes.saidOn, /quotes/0/saidOn, DAY",
    "quotes.speakerKind, /quotes/0/speaker/kind, TEXT",
    "quotes.attribution.anonymous, /quotes/0/attribution/anonymous, BOOLEAN",
    "quotes.attribution.via.text, /quotes/0/attribution/via/0/text, TEXT",
    "quotes.attribution.via.1.actor.name, /quotes/0/attribution/via/1/actor/name, TEXT",
    "quotes.spans, /quotes/0/spans, SPANS",
    "quotes.0.spans.0.start, /quotes/0/spans/0/start, NUMBER",
    "quotes.mentions.1, /quotes/0/mentions/1/name, TEXT",
    "quotes.review.at, /quotes/0/review/at, TEXT",
  })
  void finds_a_field_by_its_path(String path, String pointer, CellType type) {
    LineField field = LineFields.find(path).orElseThrow();
    assertEquals(pointer + " " + type.name(), field.pointer() + " " + field.type().name());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "Title",
        "title.x",
        "titleId",
        "quotes",
        "quotes.0",
        "quotes.attribution",
        "quotes.attribution.via",
        "quotes.100.text",
        "republication",
        "affiliations",
        "origin",
        "source.nameId",
        "authors.0",
        "review.at"
      })
  void finds_no_field_for_an_object_or_an_unknown_path(String path) {
    assertEquals(Optional.empty(), LineFields.find(path));
  }
}
