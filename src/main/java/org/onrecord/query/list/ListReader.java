package org.onrecord.query.list;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Row;
import org.onrecord.database.sql.Sql;
import org.onrecord.web.conditional.HasEtag;
import org.onrecord.web.json.Json;
import org.onrecord.web.problem.ProblemException;

/**
 * Reads lists: page by page, by keyset, that is the rows after the cursor's in the order's index
 * and never an offset; or whole. Each page is one statement, or two where the list has two parts
 * that meet in it.
 */
@Singleton
public class ListReader {
  private final Database database;
  private final Json json;

  ListReader(Database database, Json json) {
    this.database = database;
    this.json = json;
  }

  /** A row as it goes out, and what a cursor needs to go on after it. */
  private record Placed<T>(T view, UUID id, String place) {
    static <T> Row.Reader<Placed<T>> reader(Projection<T> listed) {
      return row ->
          new Placed<>(listed.reader().read(row), row.id("row_id"), row.text("row_position"));
    }

    /** As a page shows it, so that whoever changes it need not fetch it before. */
    @SuppressWarnings("unchecked")
    T item() {
      return view instanceof HasEtag<?> tagged ? (T) tagged.withEtag() : view;
    }
  }

  /** The page that is asked for. */
  public <T> Page<T> page(ListQuery<T> selection, PageRequest asked) {
    Paging paging = asked.paging();
    Long total = paging.include().contains(Include.TOTAL) ? count(selection) : null;
    Segment stretch = stretch(selection.order(), asked);
    List<Placed<T>> rows = rows(selection, stretch, paging.pageSize() + 1);
    List<Placed<T>> shown = rows.subList(0, Math.min(rows.size(), paging.pageSize()));
    List<T> items = shown.stream().map(Placed::item).toList();
    if (rows.size() == shown.size()) {
      return new Page<>(items, null, null, total);
    }
    Placed<T> end = shown.get(shown.size() - 1);
    String cursor = new Cursor(digest(asked, selection.order()), end.id(), end.place()).encode();
    return new Page<>(items, asked.parameters().nextLink(asked.path(), cursor), cursor, total);
  }

  /** So many rows, or all there are: what one part of the list lacks the next one has. */
  private <T> List<Placed<T>> rows(ListQuery<T> selection, Segment stretch, int wanted) {
    List<Placed<T>> rows =
        database.list(statement(selection, stretch, wanted), Placed.reader(selection.projection()));
    if (rows.size() == wanted) {
      return rows;
    }
    String lastPlace = rows.isEmpty() ? null : rows.get(rows.size() - 1).place();
    Stream<Placed<T>> more =
        stretch.next(lastPlace).stream()
            .flatMap(rest -> rows(selection, rest, wanted - rows.size()).stream());
    return Stream.concat(rows.stream(), more).toList();
  }

  /** How many rows there are in all. */
  public long count(ListQuery<?> selection) {
    Projection<?> listed = selection.projection();
    Sql sql =
        Sql.of(
            "select count(*) from " + listed.table() + " " + listed.alias() + "?",
            selection.condition().where());
    return database.list(sql, row -> row.longValue("count")).get(0);
  }

  /**
   * All rows in their order, batch by batch; within a transaction no more than a batch is in
   * memory.
   */
  public <T> void forEachBatch(ListQuery<T> selection, int batch, Consumer<List<T>> batches) {
    Optional<? extends Segment> stretch = Optional.of(Segment.first(selection.order()));
    while (stretch.isPresent()) {
      String[] lastPlace = {null};
      database.forEachBatch(
          statement(selection, stretch.get(), null),
          batch,
          Placed.reader(selection.projection()),
          rows -> {
            lastPlace[0] = rows.get(rows.size() - 1).place();
            batches.accept(rows.stream().map(Placed::view).toList());
          });
      stretch = stretch.get().next(lastPlace[0]);
    }
  }

  private static <T> Sql statement(ListQuery<T> selection, Segment stretch, Integer limit) {
    Projection<T> listed = selection.projection();
    String row = listed.alias();
    Sql all =
        Sql.of(
                "select ?, "
                    + row
                    + ".id as row_id, "
                    + row
                    + ".place as row_position from ? "
                    + row
                    + " ?",
                listed.columns(),
                stretch.rows(listed, selection.condition(), limit),
                listed.joins())
            .append(stretch.order().clause(row + ".order_key", listed.idColumn()));
    // Not a constant: see Keyset.
    return limit == null ? all : all.append(" limit (select " + limit + ")");
  }

  private Segment stretch(Order order, PageRequest asked) {
    String cursor = asked.paging().cursor();
    if (cursor == null) {
      return Segment.first(order);
    }
    try {
      return Segment.from(order, Cursor.decode(cursor, digest(asked, order)));
    } catch (Cursor.InvalidCursor e) {
      throw ProblemException.invalid(asked.parameters().fault("cursor", e.getMessage()));
    }
  }

  /**
   * A cursor is bound to all that decides which rows come in which order, and not to how many are
   * wanted.
   */
  private String digest(PageRequest asked, Order order) {
    try {
      MessageDigest hash = MessageDigest.getInstance("SHA-256");
      hash.update((asked.path() + " " + order.name() + " ").getBytes(StandardCharsets.UTF_8));
      byte[] digest = Arrays.copyOf(hash.digest(json.bytes(asked.filter())), 9);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
