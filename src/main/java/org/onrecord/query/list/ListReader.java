package org.onrecord.query.list;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Sql;
import org.onrecord.web.problem.ProblemException;

/**
 * Reads lists: one page by keyset pagination, or all rows in batches. Long rows are looked up as
 * far as they fit into the page.
 */
@Singleton
public class ListReader {
  /**
   * Maximum size of a page, in bytes of its rows; a single row may exceed it. The longest article
   * fits. A page is in memory as the driver's bytes, as strings and as JSON, for eight requests at
   * the same time.
   */
  public static final int MAX_PAGE_BYTES = 1 << 20;

  private static final int MAX_PAGE_ROWS = 100;
  private static final int BATCH_SIZE = 500;

  private final Database database;
  private final ListRows listRows;

  @Inject
  ListReader(Database database) {
    this(database, new RecentRows(database));
  }

  ListReader(Database database, RecentRows recentRows) {
    this.database = database;
    this.listRows = new ListRows(database, recentRows);
  }

  /**
   * Rows that follow each other.
   *
   * @param last the last row, or null if there is none
   * @param more true if another row follows
   */
  private record Chunk<T>(List<T> views, PositionedRow<T> last, boolean more) {}

  /**
   * Reads one page. It ends early, but not before its first row, if its rows are too long for a
   * page.
   */
  public <T> Page<T> page(ListQuery<T> query, PageRequest request) {
    Paging paging = request.paging();
    Count count = paging.include().contains(Include.TOTAL) ? count(query) : Count.NONE;
    Chunk<T> chunk =
        chunk(query, segment(query.order(), request), paging.pageSize(request.parameters()));
    if (!chunk.more() || paging.sample() != null) {
      return new Page<>(chunk.views(), null, null, count.total(), count.exact());
    }
    PositionedRow<T> last = chunk.last();
    String digest = digest(request.path(), request.filter(), query.order());
    String cursor = new Cursor(digest, last.id(), last.position()).encode();
    String next = request.parameters().nextLink(request.path(), cursor);
    return new Page<>(chunk.views(), next, cursor, count.total(), count.exact());
  }

  /** Reads the first rows, up to a number and to the size of a page. */
  public <T> List<T> first(ListQuery<T> query, int limit) {
    return chunk(query, Segment.first(query.order()), limit).views();
  }

  /** Reads all rows in order, page by page while they are iterated over. */
  public <T> Iterator<T> iterator(ListQuery<T> query) {
    return Stream.iterate(
            chunk(query, Segment.first(query.order()), MAX_PAGE_ROWS),
            Objects::nonNull,
            chunk -> chunk.more() ? chunkAfter(chunk.last(), query) : null)
        .flatMap(chunk -> chunk.views().stream())
        .iterator();
  }

  private <T> Chunk<T> chunkAfter(PositionedRow<T> row, ListQuery<T> query) {
    try {
      Cursor cursor = new Cursor("", row.id(), row.position());
      return chunk(query, Segment.from(query.order(), cursor), MAX_PAGE_ROWS);
    } catch (Cursor.InvalidCursor e) {
      throw new IllegalStateException(e);
    }
  }

  /** Reads one row more than the limit, to find out if another row follows. */
  private <T> Chunk<T> chunk(ListQuery<T> query, Segment segment, int limit) {
    List<PositionedRow<T>> rows =
        listRows.read(query, segment, limit + 1, MAX_PAGE_BYTES / (limit + 1));
    List<PositionedRow<T>> shown = fitting(rows, limit);
    PositionedRow<T> last = shown.isEmpty() ? null : shown.get(shown.size() - 1);
    return new Chunk<>(listRows.views(query.projection(), shown), last, rows.size() > shown.size());
  }

  /** The first rows, up to a number and to the size of a page; at least one. */
  private static <T> List<PositionedRow<T>> fitting(List<PositionedRow<T>> rows, int limit) {
    long bytes = 0;
    int count = 0;
    while (count < Math.min(rows.size(), limit)) {
      bytes += rows.get(count).bytes();
      if (count > 0 && bytes > MAX_PAGE_BYTES) {
        break;
      }
      count++;
    }
    return rows.subList(0, count);
  }

  /**
   * The number of all rows.
   *
   * @param exact false if it is scaled up from a sample; otherwise null
   */
  private record Count(Long total, Boolean exact) {
    private static final Count NONE = new Count(null, null);
  }

  private Count count(ListQuery<?> query) {
    Projection<?> projection = query.projection();
    String table = projection.table() + " " + projection.alias();
    RowSample rows = RowSample.of(database, table, query.condition());
    long total = count(rows.from(), query.condition());
    return rows.isWhole() ? new Count(total, null) : new Count(rows.scaled(total), false);
  }

  /** Counts all rows exactly. */
  public long countAll(ListQuery<?> query) {
    Projection<?> projection = query.projection();
    return count(Sql.of(projection.table() + " " + projection.alias()), query.condition());
  }

  private long count(Sql from, Condition condition) {
    Sql sql = Sql.of("select count(*) from ??", from, condition.where());
    return database.list(sql, row -> row.longValue("count")).get(0);
  }

  /** Reads all rows in order, in batches of a default size. */
  public <T> void forEachBatch(ListQuery<T> query, Consumer<List<T>> consumer) {
    forEachBatch(query, BATCH_SIZE, consumer);
  }

  /**
   * Reads all rows in order, in batches. Within a transaction only one batch is in memory.
   *
   * @param size maximum number of rows in a batch, which has no more bytes than a page
   */
  public <T> void forEachBatch(ListQuery<T> query, int size, Consumer<List<T>> consumer) {
    int maxRowBytes = MAX_PAGE_BYTES / size;
    Optional<? extends Segment> segment = Optional.of(Segment.first(query.order()));
    while (segment.isPresent()) {
      String[] lastPosition = {null};
      listRows.forEachBatch(
          query,
          segment.get(),
          size,
          maxRowBytes,
          rows -> {
            lastPosition[0] = rows.get(rows.size() - 1).position();
            for (List<PositionedRow<T>> rest = rows; !rest.isEmpty(); ) {
              List<PositionedRow<T>> batch = fitting(rest, size);
              consumer.accept(listRows.views(query.projection(), batch));
              rest = rest.subList(batch.size(), rest.size());
            }
          });
      segment = segment.get().next(lastPosition[0]);
    }
  }

  private Segment segment(Order order, PageRequest request) {
    String cursor = request.paging().cursor();
    if (cursor == null) {
      return Segment.first(order);
    }
    try {
      return Segment.from(
          order, Cursor.decode(cursor, digest(request.path(), request.filter(), order)));
    } catch (Cursor.InvalidCursor e) {
      throw ProblemException.invalid(request.parameters().fault("cursor", e.getMessage()));
    }
  }

  /**
   * Encodes the cursor of the page after a row.
   *
   * @param path the path of the list
   * @param filter the filters of the list as JSON, in the order of the filter record
   * @param key the row's key of the order
   */
  public static String cursorAfter(String path, String filter, Order order, Object key, UUID id) {
    return new Cursor(digest(path, filter, order), id, key.toString()).encode();
  }

  /** Digest of path, order and filter, which a cursor is bound to. The page size may change. */
  private static String digest(String path, String filter, Order order) {
    MessageDigest hash = DigestUtils.getSha256Digest();
    hash.update((path + " " + order.name() + " ").getBytes(StandardCharsets.UTF_8));
    byte[] digest = Arrays.copyOf(hash.digest(filter.getBytes(StandardCharsets.UTF_8)), 9);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
  }
}
