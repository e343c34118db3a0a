package org.onrecord.records.history;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Row;
import org.onrecord.database.sql.Sql;
import org.onrecord.query.list.Include;
import org.onrecord.query.list.ListParameters;
import org.onrecord.query.list.ListReader;
import org.onrecord.query.list.Page;
import org.onrecord.query.list.PageParameters;
import org.onrecord.query.list.ParameterReader;
import org.onrecord.web.caller.Caller;
import org.onrecord.web.json.Json;
import org.onrecord.web.problem.ProblemException;

/** Reads pages of the history of a record. */
@Singleton
public class HistoryReader {
  /** Each change is read with the states before and after it. */
  private static final int MAX_BYTES = 2 * ListReader.MAX_PAGE_BYTES;

  /**
   * The state after a change is the state before the next one or, after the last, the current
   * state. Entries beyond the size of a page have no states and do not fit.
   */
  private static final String ENTRIES =
      """
      select seq, change, at, author, reason, restored_to, fits,
        case when fits then before end as before, case when fits then after end as after
      from (
        select e.*,
          row_number() over latest = 1
          or sum(coalesce(octet_length(before), 0) + coalesce(octet_length(after), 0)) over latest <= %2$d as fits
        from (
          select c.seq, c.change, c.at, c.author, c.reason, c.restored_to, c.before::text as before,
            (case when next.seq is null then (select state(r) from %1$s r where r.id = c.record_id) else next.before end)::text
              as after
          from change c
          left join lateral (
            select seq, before from change
            where record_id = c.record_id and record = c.record and seq > c.seq order by seq limit 1) next on true
          where c.record_id = ? and c.record = '%1$s' and c.seq < ?
          order by c.seq desc
          limit ?) e
        window latest as (order by seq desc rows unbounded preceding)) e
      order by seq desc""";

  private static final String COUNT = "select count(*) from change where record_id = ?";

  private final Database database;
  private final AsOfReader asOf;
  private final ParameterReader parameterReader;
  private final Json json;

  HistoryReader(Database database, AsOfReader asOf, ParameterReader parameterReader, Json json) {
    this.database = database;
    this.asOf = asOf;
    this.parameterReader = parameterReader;
    this.json = json;
  }

  /**
   * An entry with its sequence number.
   *
   * @param entry null if it does not fit into the page
   */
  private record Numbered(long seq, HistoryEntry entry) {}

  /**
   * A page of the history of a record, latest change first.
   *
   * @throws ProblemException 404 if the record never existed, 400 for a cursor of another list
   */
  public Page<HistoryEntry> page(RecordKind kind, UUID id, UriInfo uri) {
    ListParameters parameters = parameterReader.listParameters(uri, List.of(PageParameters.class));
    PageParameters paging = parameters.read(PageParameters.class);
    long before = paging.cursor() == null ? Long.MAX_VALUE : seq(paging.cursor(), id, parameters);
    Sql sql =
        Sql.of(ENTRIES.formatted(kind, MAX_BYTES), id, before, paging.pageSize(parameters) + 1);
    List<Numbered> rows = database.list(sql, this::read);
    if (rows.isEmpty() && paging.cursor() == null) {
      throw asOf.notFound(kind, id);
    }
    List<Numbered> shown =
        rows.stream()
            .filter(row -> row.entry() != null)
            .limit(paging.pageSize(parameters))
            .toList();
    Long total = paging.include().contains(Include.TOTAL) ? count(Sql.of(COUNT, id)) : null;
    List<HistoryEntry> items = shown.stream().map(Numbered::entry).toList();
    if (rows.size() == shown.size()) {
      return new Page<>(items, null, null, total);
    }
    String cursor = Long.toString(shown.get(shown.size() - 1).seq(), Character.MAX_RADIX);
    return new Page<>(items, parameters.nextLink(uri.getPath(), cursor), cursor, total);
  }

  /** The latest changes of a record, latest first; none if it never existed. */
  public List<HistoryEntry> latest(RecordKind kind, UUID id, int limit) {
    Sql sql = Sql.of(ENTRIES.formatted(kind, MAX_BYTES), id, Long.MAX_VALUE, limit);
    return database.list(sql, this::read).stream()
        .map(Numbered::entry)
        .filter(Objects::nonNull)
        .toList();
  }

  /** Decodes a cursor, which must belong to an entry of the same history. */
  private long seq(String cursor, UUID id, ListParameters parameters) {
    try {
      long seq = Long.parseLong(cursor, Character.MAX_RADIX);
      if (count(Sql.of(COUNT + " and seq = ?", id, seq)) == 1) {
        return seq;
      }
    } catch (NumberFormatException e) {
      // Rejected below, like a cursor of another list.
    }
    throw ProblemException.invalid(
        parameters.fault("cursor", "is not one of this list; take it from a page of it"));
  }

  private long count(Sql sql) {
    return database.list(sql, row -> row.longValue("count")).get(0);
  }

  private Numbered read(Row row) throws SQLException {
    if (!row.bool("fits")) {
      return new Numbered(row.longValue("seq"), null);
    }
    ChangeKind change = row.enumValue("change", ChangeKind.class);
    JsonNode author = tree(row.text("author"));
    JsonNode before = tree(row.text("before"));
    JsonNode after = tree(row.text("after"));
    boolean comparable = change == ChangeKind.CHANGED && before != null && after != null;
    return new Numbered(
        row.longValue("seq"),
        new HistoryEntry(
            change,
            row.instant("at"),
            author == null ? null : json.read(author, Caller.class),
            row.text("reason"),
            row.instant("restored_to"),
            comparable ? Difference.between(before, after) : null));
  }

  private JsonNode tree(String saved) {
    return saved == null ? null : json.readTrusted(saved);
  }
}
