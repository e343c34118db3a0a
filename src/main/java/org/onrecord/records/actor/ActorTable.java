package org.onrecord.records.actor;

import static java.util.stream.Collectors.joining;

import java.util.Objects;
import java.util.stream.Stream;
import org.onrecord.query.export.CsvTable;
import org.onrecord.records.external.ExternalId;

/** CSV columns of actors, affiliations and references to actors. */
public final class ActorTable {
  static final CsvTable<ActorView> COLUMNS =
      new CsvTable<ActorView>()
          .column("id", ActorView::id)
          .column("name", ActorView::name)
          .column("kind", ActorView::kind)
          .column("aliases", actor -> String.join("; ", actor.aliases()))
          .column("description", ActorView::description)
          .column("wikidataId", ActorView::wikidataId)
          .column("externalIds", actor -> ExternalId.joined(actor.externalIds()))
          .column("affiliations", ActorTable::affiliations)
          .column("origin", actor -> actor.origin().kind())
          .column("confidence", actor -> actor.origin().confidence())
          .column("createdAt", ActorView::createdAt)
          .column("updatedAt", ActorView::updatedAt);

  static final CsvTable<AffiliationView> AFFILIATIONS =
      new CsvTable<AffiliationView>()
          .column(AffiliationView::actor, reference("actor"))
          .column("role", AffiliationView::role)
          .column("from", AffiliationView::from)
          .column("to", AffiliationView::to);

  private ActorTable() {}

  /** Columns of a reference, such as {@code speaker}, {@code speakerId}, {@code speakerKind}. */
  public static CsvTable<ActorReference> reference(String name) {
    return new CsvTable<ActorReference>()
        .column(name, ActorReference::name)
        .column(name + "Id", ActorReference::id)
        .column(name + "Kind", ActorReference::kind);
  }

  /** Formats affiliations, each like "foreign minister, Kestria (2025-01-01 to 2025-07-04)". */
  private static String affiliations(ActorView actor) {
    return actor.affiliations().stream().map(ActorTable::affiliation).collect(joining("; "));
  }

  private static String affiliation(AffiliationView affiliation) {
    String days =
        affiliation.from() == null && affiliation.to() == null
            ? ""
            : " (%s to %s)".formatted(day(affiliation.from()), day(affiliation.to()));
    return Stream.of(affiliation.role(), affiliation.actor().name())
            .filter(Objects::nonNull)
            .collect(joining(", "))
        + days;
  }

  private static Object day(Object day) {
    return day == null ? "…" : day;
  }
}
