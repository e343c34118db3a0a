package org.onrecord.records.merge;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.onrecord.access.RoleProblems;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Sql;
import org.onrecord.web.problem.ProblemException;

/**
 * The permission to merge. Editors may merge actors that both come from the extractor, and undo
 * such merges; all other merges need an admin. The survivor of such a merge still counts as coming
 * from the extractor, although its origin is an editor.
 */
@Singleton
class MergePermission {
  private static final String ADMIN = "admin";

  /** SQL condition that an actor comes from the extractor, for the alias of its table. */
  static final String FROM_EXTRACTOR =
      """
      (%1$s.origin = 'extractor' or exists (
        select from merge e where e.survivor_id = %1$s.id and e.undone_at is null and e.extracted))""";

  private static final String ALL_FROM_EXTRACTOR =
      "select coalesce(bool_and(%s), false) as extracted from actor a where a.id in (?, ?)"
          .formatted(FROM_EXTRACTOR.formatted("a"));

  private final Database database;
  private final SecurityIdentity identity;

  MergePermission(Database database, SecurityIdentity identity) {
    this.database = database;
    this.identity = identity;
  }

  /**
   * Requires the permission to merge two locked actors.
   *
   * @throws ProblemException 403 for an editor if one of them does not come from the extractor
   */
  void requireForMerge(UUID duplicate, UUID survivor) {
    require(Sql.of(ALL_FROM_EXTRACTOR, duplicate, survivor));
  }

  /**
   * Requires the permission to undo a merge.
   *
   * @throws ProblemException 403 for an editor if it is not one of actors from the extractor
   */
  void requireForUnmerge(Merge merge) {
    require(Sql.of("select extracted from merge where id = ?", merge.id()));
  }

  private void require(Sql extracted) {
    if (!identity.hasRole(ADMIN)
        && !database.find(extracted, row -> row.bool("extracted")).orElse(false)) {
      throw RoleProblems.insufficient(
          ADMIN,
          "Editors merge actors only where both come from the extractor, and undo only such merges. This needs the role “admin”.");
    }
  }
}
