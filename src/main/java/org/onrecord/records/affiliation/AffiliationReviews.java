package org.onrecord.records.affiliation;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.RecordIds;
import org.onrecord.database.sql.Row;
import org.onrecord.database.sql.Sql;
import org.onrecord.records.actor.ActorKind;
import org.onrecord.records.actor.ActorReferenceInput;
import org.onrecord.records.history.TransactionAudit;
import org.onrecord.records.quote.QuoteProblems;
import org.onrecord.records.quote.QuoteStatus;
import org.onrecord.web.problem.Fault;
import org.onrecord.web.problem.ProblemException;

/** Reviews stated affiliations. A confirmation adds the affiliation to the actor. */
@Singleton
class AffiliationReviews {
  private final Database database;
  private final ConfirmedAffiliations confirmed;
  private final TransactionAudit audit;
  private final Clock clock;

  AffiliationReviews(
      Database database, ConfirmedAffiliations confirmed, TransactionAudit audit, Clock clock) {
    this.database = database;
    this.confirmed = confirmed;
    this.audit = audit;
    this.clock = clock;
  }

  /** The columns of a stated affiliation that a review needs. */
  private record Stated(
      UUID member,
      String role,
      UUID organization,
      String organizationName,
      ActorKind organizationKind,
      QuoteStatus status,
      UUID affiliation) {

    static Stated of(Row row) throws SQLException {
      return new Stated(
          row.id("member_id"),
          row.text("role"),
          row.id("organization_id"),
          row.text("organization_name"),
          row.enumValue("organization_kind", ActorKind.class),
          row.enumValue("status", QuoteStatus.class),
          row.id("affiliation_id"));
    }

    /** The organization as the articles name it; null if they name none. */
    ActorReferenceInput reference() {
      if (organization != null) {
        return ActorReferenceInput.byId(organization);
      }
      return organizationName == null
          ? null
          : ActorReferenceInput.byName(organizationName, organizationKind);
    }
  }

  /**
   * Sets the status of a stated affiliation. One that becomes confirmed is added to the
   * affiliations of its actor; one that is no longer confirmed is removed from them.
   *
   * @param reviewer the reviewer's name; null if unknown
   * @throws ProblemException 404 if it does not exist; 409 if the status cannot become this one;
   *     422 for a confirmation without an organization
   */
  @Transactional
  void add(UUID id, AffiliationReviewInput input, String reviewer) {
    Stated stated = locked(id);
    QuoteProblems.requireTransition("affiliation", stated.status(), input.status());
    explain(input.reason());
    if (stated.affiliation() != null) {
      confirmed.remove(stated.member(), stated.affiliation());
    }
    ConfirmedAffiliations.Added added =
        input.status() == QuoteStatus.CONFIRMED ? confirm(stated, input) : null;
    OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
    setStatus(id, input.status(), added, now);
    record(id, input, reviewer, now);
  }

  /** Locks the actor first, as merges do, and then the stated affiliation. */
  private Stated locked(UUID id) {
    database.find(
        Sql.of(
            """
            select a.id from actor a
            where a.id = (select s.member_id from stated_affiliation s where s.id = ?) for no key update\
            """,
            id),
        row -> row.id("id"));
    return database
        .find(
            Sql.of(
                """
                select member_id, role, organization_id, organization_name, organization_kind, status, affiliation_id
                from stated_affiliation where id = ? for update\
                """,
                id),
            Stated::of)
        .orElseThrow(() -> ProblemException.notFound("stated affiliation", id));
  }

  /** Gives the reason of the review to the change of the actor, unless the request has another. */
  private void explain(String reason) {
    if (reason != null && audit.current().reason() == null) {
      database.execute(
          Sql.of(
              """
              select set_config('onrecord.reason', left(regexp_replace(?, '[[:cntrl:]]+', ' ', 'g'), 500), true)\
              """,
              reason));
    }
  }

  private ConfirmedAffiliations.Added confirm(Stated stated, AffiliationReviewInput input) {
    ActorReferenceInput organization =
        input.organization() == null ? stated.reference() : input.organization();
    if (organization == null) {
      throw ProblemException.unprocessable(
          "The articles do not name the organization of this role. Give it to confirm the"
              + " affiliation.",
          Fault.at("/organization", "is required, since the articles name none"));
    }
    String role = input.role() == null ? stated.role() : input.role();
    LocalDate from = input.from();
    return confirmed.add(stated.member(), organization, role, from, input.to());
  }

  private void setStatus(
      UUID id, QuoteStatus status, ConfirmedAffiliations.Added added, OffsetDateTime now) {
    database.execute(
        Sql.of(
            """
            update stated_affiliation set status = ?, affiliation_id = ?::uuid, updated_at = ?,
              organization_id = coalesce(?::uuid, organization_id)
            where id = ?\
            """,
            status,
            added == null ? null : added.affiliation(),
            now,
            added == null ? null : added.organization(),
            id));
  }

  private void record(UUID id, AffiliationReviewInput input, String reviewer, OffsetDateTime now) {
    database.execute(
        Sql.of(
            """
            insert into affiliation_review (id, stated_id, review_status, review_reason, review_reference, reviewer, reviewed_at)
            values (?, ?, ?, ?::text, ?::text, ?::text, ?)\
            """,
            RecordIds.next(),
            id,
            input.status(),
            input.reason(),
            input.reference(),
            reviewer,
            now));
  }
}
