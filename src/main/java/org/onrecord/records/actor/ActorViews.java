package org.onrecord.records.actor;

import com.fasterxml.jackson.databind.ObjectReader;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Collection;
import java.util.UUID;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Row;
import org.onrecord.database.sql.Sql;
import org.onrecord.query.fulltext.Highlight;
import org.onrecord.query.list.Columns;
import org.onrecord.query.list.FirstRows;
import org.onrecord.query.list.ListItem;
import org.onrecord.query.list.Projection;
import org.onrecord.records.external.ExternalId;
import org.onrecord.records.origin.Origin;
import org.onrecord.web.json.Json;

/** Reads response bodies of actors and affiliations, with one statement each. */
@Singleton
public class ActorViews {
  private static final Columns COLUMNS =
      Columns.of(
              """
              a.id, a.name, a.kind, a.wikidata_id, a.external_ids, a.origin, a.extractor_version, a.rule, a.confidence, a.origin_reason,
              a.created_at, a.updated_at, a.version""")
          .text("description", Sql.of("a.description"))
          .computed(
              "aliases",
              Sql.of(
                  "array(select l.name from alias l where l.actor_id = a.id order by l.position)"))
          .computed(
              "affiliations",
              Sql.of(
                  """
                  (select json_agg(json_build_object(
                     'actor', json_build_object('id', o.id, 'name', o.name, 'kind', o.kind),
                     'role', f.role, 'from', f.from_day, 'to', f.to_day) order by f.from_order desc, f.id desc)
                   from affiliation f join actor o on o.id = f.actor_id where f.member_id = a.id)"""));

  static final Projection<AffiliationView> AFFILIATIONS =
      new Projection<>(
          "affiliation",
          "f",
          Columns.of(
              "o.id as actor_id, o.name as actor_name, o.kind as actor_kind, f.role, f.from_day, f.to_day"),
          Sql.of("join actor o on o.id = f.actor_id"),
          row ->
              new AffiliationView(
                  ActorReference.of(row, "actor"),
                  row.text("role"),
                  row.date("from_day"),
                  row.date("to_day")));

  private final Database database;
  private final MergedActors merged;
  private final ObjectReader affiliations;

  ActorViews(Database database, MergedActors merged, Json json) {
    this.database = database;
    this.merged = merged;
    this.affiliations = json.listReader(AffiliationView.class);
  }

  /**
   * Reads an actor.
   *
   * @throws ActorMerged if it was merged into another actor
   */
  public ActorView view(UUID id) {
    return projection().find(database, id).orElseThrow(() -> merged.notFound(id));
  }

  /** Reads the actors with these ids, in one statement, as far as they fit into a page. */
  public FirstRows<ActorView> first(Collection<UUID> ids) {
    return projection().findFirst(database, ids);
  }

  /** Projection of actor lists. */
  Projection<ActorView> projection() {
    return new Projection<>("actor", "a", COLUMNS, Sql.EMPTY, this::read);
  }

  /**
   * Projection of actors with a highlighted name.
   *
   * @param highlighted SQL for the name with marked words
   */
  public Projection<ListItem<ActorView>> projection(Sql highlighted) {
    return new Projection<>(
        "actor",
        "a",
        COLUMNS.text("name_highlight", highlighted),
        Sql.EMPTY,
        row -> new ListItem<>(read(row), null, Highlight.of("name", row.text("name_highlight"))));
  }

  private ActorView read(Row row) throws SQLException {
    return new ActorView(
        row.id("id"),
        row.text("name"),
        row.enumValue("kind", ActorKind.class),
        row.array("aliases"),
        row.text("description"),
        row.text("wikidata_id"),
        ExternalId.ofColumn(row.array("external_ids")),
        row.jsonList("affiliations", affiliations),
        Origin.of(row),
        row.instant("created_at"),
        row.instant("updated_at"),
        row.longValue("version"));
  }
}
