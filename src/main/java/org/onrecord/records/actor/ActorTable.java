package org.onrecord.records.actor;

import static java.util.stream.Collectors.joining;

import java.util.Objects;
import java.util.stream.Stream;
import org.onrecord.query.export.Table;

/** Actors, affiliations and references to actors as tables. */
public final class ActorTable {
  static final Table<ActorView> COLUMNS =
      new Table<ActorView>()
          .with("id", ActorView::id)
          .with("name", ActorView::name)
          .with("kind", ActorView::kind)
          .with("aliases", actor -> String.join("; ", actor.aliases()))
          .with("description", ActorView::description)
          .with("wikidataId", ActorView::wikidataId)
          .with("affiliations", ActorTable::affiliations)
          .with("origin", actor -> actor.origin().kind())
          .with("confidence", actor -> actor.origin().confidence())
          .with("createdAt", ActorView::createdAt)
          .with("updatedAt", ActorView::updatedAt);

  static final Table<AffiliationView> AFFILIATIONS =
      new Table<AffiliationView>()
          .with(AffiliationView::actor, reference("actor"))
          .with("role", AffiliationView::role)
          .with("from", AffiliationView::from)
          .with("to", AffiliationView::to);

  private ActorTable() {}

  /** The columns of a reference to an actor, such as {@code speaker} and {@code speakerId}. */
  public static Table<ActorReference> reference(String name) {
    return new Table<ActorReference>()
        .with(name, ActorReference::name)
        .with(name + "Id", ActorReference::id)
        .with(name + "Kind", ActorReference::kind);
  }

  /** Such as "foreign minister, Kestria (2025-01-01 to 2025-07-04)". */
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
