package org.onrecord.records.actor;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.onrecord.database.sql.Row;
import org.onrecord.web.conditional.EtagBuilder;

/** A reference to an actor in a response. */
public record ActorReference(UUID id, String name, ActorKind kind) {
  private static final char END_OF_FOLDED_NAME = 1;

  /**
   * Reads the columns {@code <prefix>_id}, {@code <prefix>_name} and {@code <prefix>_kind} of a
   * row; null if the id is null.
   */
  public static ActorReference of(Row row, String prefix) throws SQLException {
    return of(
        row.id(prefix + "_id"),
        row.text(prefix + "_name"),
        row.enumValue(prefix + "_kind", ActorKind.class));
  }

  /**
   * SQL for an actor as one text: id, kind and name. An array of these costs PostgreSQL and the
   * service less than JSON.
   *
   * @param alias the alias of the table {@code actor}
   */
  public static String textOf(String alias) {
    return "%1$s.id || ' ' || %1$s.kind || ' ' || %1$s.name".formatted(alias);
  }

  /**
   * SQL for an actor as one text that sorts by folded name and id. To sort the few actors of each
   * row takes PostgreSQL longer than the service.
   *
   * @param alias the alias of the table {@code actor}
   */
  public static String sortableTextOf(String alias) {
    return "replace(%s.name_folded, chr(1), '') || chr(1) || ".formatted(alias) + textOf(alias);
  }

  /** Reads texts that {@link #sortableTextOf} made, sorted. */
  public static List<ActorReference> sorted(List<String> texts) {
    return texts.stream()
        .sorted()
        .map(text -> parse(text.substring(text.indexOf(END_OF_FOLDED_NAME) + 1)))
        .toList();
  }

  /** Reads a text that {@link #textOf} made; null for null. */
  public static ActorReference parse(String text) {
    if (text == null) {
      return null;
    }
    int kind = text.indexOf(' ') + 1;
    int name = text.indexOf(' ', kind) + 1;
    return new ActorReference(
        UUID.fromString(text.substring(0, kind - 1)),
        text.substring(name),
        Row.constant(text.substring(kind, name - 1), ActorKind.class));
  }

  /** Adds a reference, or its absence, to the ETag of the record that shows it. */
  public static void addTo(EtagBuilder etag, ActorReference actor) {
    etag.add(actor == null ? null : actor.name).add(actor == null ? null : actor.kind.name());
  }

  /** A reference, or null if the id is null. */
  public static ActorReference of(UUID id, String name, ActorKind kind) {
    return id == null ? null : new ActorReference(id, name, kind);
  }
}
