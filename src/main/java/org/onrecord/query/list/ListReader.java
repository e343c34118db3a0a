package org.onrecord.query.list;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Row;
import org.onrecord.database.sql.Sql;
import org.onrecord.web.problem.ProblemException;

/**
 * Reads lists: one page by keyset pagination, or all rows in batches. A page takes one statement,
 * or two if it spans two segments of the list.
 */
@Singleton
public class ListReader {
  private static final int BATCH_SIZE = 500;

  private final Database database;

  ListReader(Database database) {
    this.database = database;
  }

  /** A row of a list with its id and its position for a cursor. */
  private record PositionedRow<T>(T view, UUID id, String position) {
    static <T> Row.Reader<PositionedRow<T>> reader(Projection<T> projection) {
      return row ->
          new PositionedRow<>(
              projection.reader().read(row), row.id("row_id"), row.text("row_position"));
    }
  }

  /**
   * Reads one page. It reads one row more than the page size, to find out if another page follows.
   */
  public <T> Page<T> page(ListQuery<T> query, PageRequest request) {
    Paging paging = request.paging();
    Long total = paging.include().contains(Include.TOTAL) ? count(query) : null;
    Segment segment = segment(query.order(), request);
    List<PositionedRow<T>> rows = rows(query, segment, paging.pageSize() + 1);
    List<PositionedRow<T>> shown = rows.subList(0, Math.min(rows.size(), paging.pageSize()));
    List<T> items = shown.stream().map(PositionedRow::view).toList();
    if (rows.size() == shown.size()) {
      return new Page<>(items, null, null, total);
    }
    PositionedRow<T> last = shown.get(shown.size() - 1);
    String cursor = new Cursor(digest(request, query.order()), last.id(), last.position()).encode();
    return new Page<>(items, request.parameters().nextLink(request.path(), cursor), cursor, total);
  }

  /** Reads up to a number of rows, first from this segment, then from the next. */
  private <T> List<PositionedRow<T>> rows(ListQuery<T> query, Segment segment, int limit) {
    List<PositionedRow<T>> rows =
        database.list(statement(query, segment, limit), PositionedRow.reader(query.projection()));
    if (rows.size() == limit) {
      return rows;
    }
    String lastPosition = rows.isEmpty() ? null : rows.get(rows.size() - 1).position();
    Stream<PositionedRow<T>> more =
        segment.next(lastPosition).stream()
            .flatMap(next -> rows(query, next, limit - rows.size()).stream());
    return Stream.concat(rows.stream(), more).toList();
  }

  /** Counts all rows. */
  public long count(ListQuery<?> query) {
    Projection<?> projection = query.projection();
    Sql sql =
        Sql.of(
            "select count(*) from " + projection.table() + " " + projection.alias() + "?",
            query.condition().where());
    return database.list(sql, row -> row.longValue("count")).get(0);
  }

  /** Reads all rows in order, in batches of a default size. */
  public <T> void forEachBatch(ListQuery<T> query, Consumer<List<T>> consumer) {
    forEachBatch(query, BATCH_SIZE, consumer);
  }

  /**
   * Reads all rows in order, in batches. Within a transaction only one batch is in memory.
   *
   * @param size rows in a batch
   */
  public <T> void forEachBatch(ListQuery<T> query, int size, Consumer<List<T>> consumer) {
    Optional<? extends Segment> segment = Optional.of(Segment.first(query.order()));
    while (segment.isPresent()) {
      String[] lastPosition = {null};
      database.forEachBatch(
          statement(query, segment.get(), null),
          size,
          PositionedRow.reader(query.projection()),
          rows -> {
            lastPosition[0] = rows.get(rows.size() - 1).position();
            consumer.accept(rows.stream().map(PositionedRow::view).toList());
          });
      segment = segment.get().next(lastPosition[0]);
    }
  }

  private static <T> Sql statement(ListQuery<T> query, Segment segment, Integer limit) {
    Projection<T> projection = query.projection();
    Sql all =
        Sql.of(
                "select ?, %1$s.id as row_id, %1$s.cursor_position as row_position from ? %1$s ?"
                    .formatted(projection.alias()),
                projection.columns(),
                segment.rows(projection, query.condition(), limit),
                projection.joins())
            .append(
                segment.order().clause(projection.alias() + ".order_key", projection.idColumn()));
    // A subquery hides the limit from the planner: see KeysetSegment.
    return limit == null ? all : all.append(" limit (select " + limit + ")");
  }

  private Segment segment(Order order, PageRequest request) {
    String cursor = request.paging().cursor();
    if (cursor == null) {
      return Segment.first(order);
    }
    try {
      return Segment.from(order, Cursor.decode(cursor, digest(request, order)));
    } catch (Cursor.InvalidCursor e) {
      throw ProblemException.invalid(request.parameters().fault("cursor", e.getMessage()));
    }
  }

  /** Digest of path, order and filter, which a cursor is bound to. The page size may change. */
  private String digest(PageRequest request, Order order) {
    MessageDigest hash = DigestUtils.getSha256Digest();
    hash.update((request.path() + " " + order.name() + " ").getBytes(StandardCharsets.UTF_8));
    byte[] digest =
        Arrays.copyOf(hash.digest(request.filter().getBytes(StandardCharsets.UTF_8)), 9);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
  }
}
