package org.onrecord.records.affiliation;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Sql;
import org.onrecord.records.actor.ActorReferenceInput;
import org.onrecord.records.actor.ActorReferenceResolver;
import org.onrecord.records.actor.Actors;
import org.onrecord.records.actor.AffiliationInput;
import org.onrecord.web.conditional.Precondition;
import org.onrecord.web.problem.Fault;
import org.onrecord.web.problem.ProblemException;

/** Adds affiliations to actors, and removes them, as an editor's change of the actor does. */
@Singleton
class ConfirmedAffiliations {
  /** The limit of the contract for the affiliations of an actor. */
  private static final int MAX = 100;

  private final Actors actors;
  private final ActorReferenceResolver resolver;
  private final Database database;

  ConfirmedAffiliations(Actors actors, ActorReferenceResolver resolver, Database database) {
    this.actors = actors;
    this.resolver = resolver;
    this.database = database;
  }

  /** The ids of an affiliation of an actor, and of the organization in it. */
  record Added(UUID affiliation, UUID organization) {}

  /**
   * Adds an affiliation, unless the actor has it.
   *
   * @param from may be null, as {@code to}
   * @throws ProblemException 422 if the organization is unknown or the actor itself, or if the
   *     actor has as many affiliations as possible
   */
  Added add(UUID member, ActorReferenceInput reference, String role, LocalDate from, LocalDate to) {
    UUID organization = resolver.resolve(reference, "/organization").id;
    if (organization.equals(member)) {
      throw ProblemException.unprocessable(
          "An actor cannot be affiliated to itself.",
          Fault.at("/organization", "is the actor itself"));
    }
    AffiliationInput added =
        new AffiliationInput(ActorReferenceInput.byId(organization), role, from, to);
    actors.change(
        member,
        Precondition.NONE,
        actor -> actor.withAffiliations(with(actor.affiliations(), added)));
    return new Added(idOf(member, organization, added), organization);
  }

  private static List<AffiliationInput> with(
      List<AffiliationInput> affiliations, AffiliationInput added) {
    if (affiliations.contains(added)) {
      return affiliations;
    }
    if (affiliations.size() >= MAX) {
      throw ProblemException.unprocessable(
          "The actor has %d affiliations, which is the maximum.".formatted(MAX),
          Fault.at("/status", "would add another affiliation to the actor"));
    }
    List<AffiliationInput> all = new ArrayList<>(affiliations);
    all.add(added);
    return all;
  }

  private UUID idOf(UUID member, UUID organization, AffiliationInput added) {
    return database
        .find(
            Sql.of(
                """
                select id from affiliation
                where member_id = ? and actor_id = ? and role = ? and from_day is not distinct from ?::date
                  and to_day is not distinct from ?::date
                order by id limit 1\
                """,
                member,
                organization,
                added.role(),
                added.from(),
                added.to()),
            row -> row.id("id"))
        .orElseThrow();
  }

  /** Removes an affiliation, if the actor still has it. */
  void remove(UUID member, UUID affiliation) {
    Optional<AffiliationInput> removed =
        database.find(
            Sql.of(
                "select actor_id, role, from_day, to_day from affiliation where id = ? and"
                    + " member_id = ?",
                affiliation,
                member),
            row ->
                new AffiliationInput(
                    ActorReferenceInput.byId(row.id("actor_id")),
                    row.text("role"),
                    row.date("from_day"),
                    row.date("to_day")));
    removed.ifPresent(
        input ->
            actors.change(
                member,
                Precondition.NONE,
                actor -> actor.withAffiliations(without(actor.affiliations(), input))));
  }

  private static List<AffiliationInput> without(
      List<AffiliationInput> affiliations, AffiliationInput removed) {
    List<AffiliationInput> rest = new ArrayList<>(affiliations);
    rest.remove(removed);
    return rest;
  }
}
