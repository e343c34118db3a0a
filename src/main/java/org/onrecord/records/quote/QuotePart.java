package org.onrecord.records.quote;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.onrecord.database.sql.Sql;
import org.onrecord.web.json.WireName;

/** A part that a quote may lack, with the condition that it has it. */
enum QuotePart {
  SAID_ON("q.said_on is not null"),
  VIA("exists (select from relay v where v.article_id = q.article_id and v.quote_id = q.id)"),
  ROLE("q.attribution_role is not null"),
  /** The URL of the article. */
  URL("exists (select from article a where a.id = q.article_id and a.url is not null)"),
  SPEAKER("q.speaker_id is not null");

  private final String present;

  QuotePart(String present) {
    this.present = present;
  }

  /** The condition that a quote has all of these parts. */
  static Optional<Sql> allOf(List<String> values) {
    return joined(parts(values).map(part -> part.present).toList());
  }

  /** The condition that a quote has none of these parts. */
  static Optional<Sql> noneOf(List<String> values) {
    return joined(parts(values).map(part -> "not (" + part.present + ")").toList());
  }

  private static Optional<Sql> joined(List<String> terms) {
    return terms.isEmpty() ? Optional.empty() : Optional.of(Sql.of(String.join(" and ", terms)));
  }

  private static Stream<QuotePart> parts(List<String> values) {
    return values.stream()
        .flatMap(value -> Arrays.stream(value.split(",")))
        .distinct()
        .flatMap(name -> Stream.of(values()).filter(part -> part.toString().equals(name)));
  }

  @Override
  public String toString() {
    return WireName.of(this);
  }
}
