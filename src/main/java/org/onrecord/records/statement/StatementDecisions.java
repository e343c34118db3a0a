package org.onrecord.records.statement;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.RecordIds;
import org.onrecord.database.sql.Row;
import org.onrecord.database.sql.Sql;
import org.onrecord.query.list.Columns;
import org.onrecord.query.list.Condition;
import org.onrecord.query.list.ListQuery;
import org.onrecord.query.list.Order;
import org.onrecord.query.list.Projection;
import org.onrecord.web.caller.Caller;
import org.onrecord.web.json.Json;
import org.onrecord.web.problem.Fault;
import org.onrecord.web.problem.ProblemException;
import org.onrecord.web.problem.ProblemType;

/**
 * Decisions of editors that quotes are one statement, or are not. A decision gives labels to
 * quotes; the latest one that was not undone counts for a quote. Its quotes count as touched by an
 * editor, so that the extractor neither changes nor deletes them.
 */
@Singleton
class StatementDecisions {
  /** More quotes cannot be decided about at once. */
  private static final int MAX_QUOTES = 10_000;

  private static final String MEMBERS =
      """
      select q.id
      from quote q left join appearance a on a.quote_id = q.id
      where q.status <> 'rejected' and (q.id = any(?::uuid[]) or a.statement_id in (
        select statement_id from appearance where quote_id = any(?::uuid[])))
      limit ?""";

  private static final String INSERT =
      """
      insert into statement_decision (id, kind, decided_at, author, reason)
      values (?, ?, clock_timestamp(), nullif(current_setting('onrecord.author', true), '')::jsonb,
        nullif(current_setting('onrecord.reason', true), ''))""";

  private static final String LABEL =
      """
      insert into statement_label (quote_id, decision_id, label)
      select id, ?, ? from unnest(?::uuid[]) given (id)""";

  /** Locks the quotes in the order of other transactions, so that none of them waits forever. */
  private static final String TOUCH =
      """
      update quote set touched = true
      from (select id from quote where id = any(?::uuid[]) and not touched order by id for update) untouched
      where quote.id = untouched.id""";

  private static final String LATEST =
      """
      select d.id
      from statement_label l join statement_decision d on d.id = l.decision_id
      where l.quote_id = any(?::uuid[]) and d.undone_at is null
      order by d.id desc limit 1""";

  private static final String UNDO =
      """
      update statement_decision set undone_at = clock_timestamp(),
        undone_by = nullif(current_setting('onrecord.author', true), '')::jsonb,
        undo_reason = nullif(current_setting('onrecord.reason', true), '')
      where id = ?""";

  private static final String LABELLED =
      "select quote_id as id from statement_label where decision_id = ?";

  private static final Columns COLUMNS =
      Columns.of(
          """
          d.id, d.kind, d.author, d.reason, d.decided_at, d.undone_by, d.undo_reason, d.undone_at,
          (select count(*) from statement_label l where l.decision_id = d.id) as quotes""");

  /** Ids ascend with time. */
  private static final Order LATEST_FIRST = Order.descending("at", "d.id", UUID::fromString);

  private final Database database;
  private final StatementIndex index;
  private final Json json;

  StatementDecisions(Database database, StatementIndex index, Json json) {
    this.database = database;
    this.index = index;
    this.json = json;
  }

  /**
   * Joins statements into one.
   *
   * @param statement id of a quote of the first statement
   * @param others ids of quotes of the others
   * @throws ProblemException 404 or 422 if there is no such quote, or it is rejected
   */
  @Transactional
  void join(UUID statement, List<UUID> others) {
    index.lock();
    List<UUID> all = new ArrayList<>(others);
    all.add(statement);
    Set<UUID> members = members(statement, all);
    require(others, members, "/statements/", "is not the id of a quote with a statement");
    UUID decision = insert(StatementDecisionKind.JOIN);
    label(decision, members);
    apply(members);
  }

  /**
   * Splits quotes from the rest of their statement.
   *
   * @param statement id of a quote of the statement
   * @throws ProblemException 404 if there is no such quote; 422 if a quote is not of the statement,
   *     or no other quote is left
   */
  @Transactional
  void split(UUID statement, List<UUID> quotes) {
    index.lock();
    Set<UUID> members = members(statement, List.of(statement));
    require(quotes, members, "/quotes/", "is not the id of a quote of the statement");
    Set<UUID> rest = new HashSet<>(members);
    quotes.forEach(rest::remove);
    if (rest.isEmpty()) {
      throw ProblemException.unprocessable(
          "These are all quotes of the statement. A split leaves at least one.",
          Fault.at("/quotes", "are all quotes of the statement"));
    }
    UUID decision = insert(StatementDecisionKind.SPLIT);
    label(decision, quotes);
    label(decision, rest);
    apply(members);
  }

  /**
   * Undoes the latest decision about a quote of a statement that is in force. Earlier decisions
   * about its quotes count again.
   *
   * @throws ProblemException 404 if there is no such quote; 409 if there is no decision
   */
  @Transactional
  void undo(UUID statement) {
    index.lock();
    Set<UUID> members = members(statement, List.of(statement));
    UUID decision =
        database
            .write(Sql.of(LATEST, (Object) array(members)), row -> row.id("id"))
            .orElseThrow(() -> notDecided(statement));
    database.execute(Sql.of(UNDO, decision));
    update(database.list(Sql.of(LABELLED, decision), row -> row.id("id")));
  }

  /** The decisions about quotes of a statement, the latest first. */
  ListQuery<StatementDecisionView> of(UUID statement) {
    UUID[] members = array(members(statement, List.of(statement)));
    Condition condition =
        new Condition()
            .and(
                Sql.of(
                    "d.id in (select l.decision_id from statement_label l where l.quote_id = any(?::uuid[]))",
                    (Object) members));
    Projection<StatementDecisionView> projection =
        new Projection<>("statement_decision", "d", COLUMNS, Sql.EMPTY, this::read);
    return new ListQuery<>(projection, condition, LATEST_FIRST);
  }

  private StatementDecisionView read(Row row) throws SQLException {
    return new StatementDecisionView(
        row.id("id"),
        row.enumValue("kind", StatementDecisionKind.class),
        row.longValue("quotes"),
        caller(row.text("author")),
        row.text("reason"),
        row.instant("decided_at"),
        caller(row.text("undone_by")),
        row.text("undo_reason"),
        row.instant("undone_at"));
  }

  private Caller caller(String author) {
    return author == null ? null : json.read(json.readTrusted(author), Caller.class);
  }

  /** The quotes of the statements of quotes. */
  private Set<UUID> members(UUID statement, Collection<UUID> quotes) {
    UUID[] ids = array(quotes);
    Set<UUID> members =
        new HashSet<>(
            database.list(Sql.of(MEMBERS, ids, ids, MAX_QUOTES + 1), row -> row.id("id")));
    if (!members.contains(statement)) {
      throw ProblemException.notFound("statement", statement);
    }
    if (members.size() > MAX_QUOTES) {
      throw ProblemException.of(
          ProblemType.UNPROCESSABLE,
          "The statements have more than %d quotes.".formatted(MAX_QUOTES));
    }
    return members;
  }

  private static void require(List<UUID> ids, Set<UUID> members, String pointer, String fault) {
    for (int i = 0; i < ids.size(); i++) {
      if (!members.contains(ids.get(i))) {
        throw ProblemException.unprocessable(
            "The id %s %s.".formatted(ids.get(i), fault), Fault.at(pointer + i, fault));
      }
    }
  }

  private static ProblemException notDecided(UUID statement) {
    return ProblemException.of(
        ProblemType.NOT_DECIDED,
        "No decision about a quote of the statement %s is in force.".formatted(statement));
  }

  private UUID insert(StatementDecisionKind kind) {
    UUID id = RecordIds.next();
    database.execute(Sql.of(INSERT, id, kind.toString()));
    return id;
  }

  private void label(UUID decision, Collection<UUID> quotes) {
    database.execute(Sql.of(LABEL, decision, RecordIds.next(), array(quotes)));
  }

  /** Locks the quotes last, since writers of these wait until the end of the transaction. */
  private void apply(Collection<UUID> quotes) {
    update(quotes);
    database.execute(Sql.of(TOUCH, (Object) array(quotes)));
  }

  private void update(Collection<UUID> quotes) {
    try {
      index.update(quotes, UpdateLimits.DECISION);
    } catch (BatchTooLargeException e) {
      throw ProblemException.of(
          ProblemType.UNPROCESSABLE,
          "The statements have too many different wordings for one decision.");
    }
  }

  private static UUID[] array(Collection<UUID> ids) {
    return ids.toArray(UUID[]::new);
  }
}
