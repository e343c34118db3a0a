package org.onrecord.records.actor;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Sql;

/** Queries over affiliations: members, role holders and transitive membership. */
@Singleton
public class Memberships {
  private final Database database;

  Memberships(Database database) {
    this.database = database;
  }

  /**
   * Periods of membership as parallel arrays, to bind to one query. A null day is open. A member
   * can occur more than once.
   */
  public record Periods(UUID[] members, LocalDate[] first, LocalDate[] last) {}

  private record Period(UUID member, LocalDate first, LocalDate last) {}

  /** The actors that were ever affiliated to one of these. */
  public Set<UUID> members(Collection<UUID> institutions) {
    return ids(
        Sql.of(
            "select distinct member_id as id from affiliation where actor_id = any(?)",
            (Object) institutions.toArray(UUID[]::new)));
  }

  /** The actors that ever held one of these roles, which are given folded. */
  public Set<UUID> roleHolders(List<String> roles) {
    return roles.isEmpty()
        ? Set.of()
        : ids(
            Sql.of(
                "select distinct member_id as id from affiliation where role_folded = any(?)",
                (Object) roles.toArray(String[]::new)));
  }

  /**
   * Transitive members of these actors. The period of a chain is the intersection of the periods of
   * its affiliations. Terminates on cycles because {@code union} drops repeated rows.
   */
  public Periods membersAtAnyDepth(Collection<UUID> institutions) {
    Sql sql =
        Sql.of(
            """
            with recursive held (member, first, last) as (
              select member_id, from_day, to_day from affiliation where actor_id = any(?)
              union
              select f.member_id, greatest(h.first, f.from_day), least(h.last, f.to_day)
              from held h join affiliation f on f.actor_id = h.member
              where greatest(h.first, f.from_day) <= least(h.last, f.to_day)
                or greatest(h.first, f.from_day) is null or least(h.last, f.to_day) is null)
            select member, first, last from held""",
            (Object) institutions.toArray(UUID[]::new));
    List<Period> all =
        database.list(
            sql, row -> new Period(row.id("member"), row.date("first"), row.date("last")));
    return new Periods(
        all.stream().map(Period::member).toArray(UUID[]::new),
        all.stream().map(Period::first).toArray(LocalDate[]::new),
        all.stream().map(Period::last).toArray(LocalDate[]::new));
  }

  private Set<UUID> ids(Sql sql) {
    return new HashSet<>(database.list(sql, row -> row.id("id")));
  }
}
