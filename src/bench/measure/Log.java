package measure;

import static java.util.stream.Collectors.toList;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The PostgreSQL log, read through the server, so that no access to its file is needed: the file of
 * the log collector or, without one, the file that the postmaster's standard error goes to.
 */
final class Log {
  private static final String FILE = "coalesce(pg_current_logfile(), '/proc/self/fd/2')";
  private static final Pattern ENTRY =
      Pattern.compile("^[^\\t].*?\\[(\\d+)\\].*?(LOG|DETAIL):  (.*)$");
  private static final Pattern EXECUTED =
      Pattern.compile("(?:execute ([^:]+)|statement): (.*)", Pattern.DOTALL);
  private static final Pattern VALUE =
      Pattern.compile("\\$\\d+ = (?:NULL|'((?:[^']++|'')*+)')", Pattern.DOTALL);

  private final Database database;
  private final long start;

  Log(Database database) throws IOException {
    this.database = database;
    String prefix = database.query("show log_line_prefix");
    if (!prefix.contains("[%p]")) {
      throw new IllegalStateException("log_line_prefix must hold [%p], as it does by default");
    }
    database.query("set log_statement = 'all'");
    start = size();
  }

  private long size() throws IOException {
    return Long.parseLong(database.query("select size from pg_stat_file(" + FILE + ")"));
  }

  /** Writes a marker line into the log. */
  void mark(int number) throws IOException {
    database.query("select 'mark " + number + "'");
  }

  /**
   * The statements of the service's sessions, by the last marker before their transaction ended.
   * Leaves out transactions of the statement index.
   */
  Map<Integer, List<Statement>> statements(int lastMark) throws Exception {
    database.query("reset log_statement");
    List<String> sessions =
        database
            .query("select pid from pg_stat_activity where application_name = 'onrecord'")
            .lines()
            .toList();
    String text = read();
    while (!text.contains("'mark " + lastMark + "'")) {
      Thread.sleep(100);
      text = read();
    }
    Map<Integer, List<Statement>> statements = new TreeMap<>();
    Map<String, List<Statement>> transactions = new HashMap<>();
    int mark = -1;
    List<Entry> entries = entries(text);
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      Matcher executed = EXECUTED.matcher(entry.text());
      if (!executed.matches()) {
        continue;
      }
      String sql = executed.group(2).strip();
      if (sql.startsWith("select 'mark ")) {
        mark = Integer.parseInt(sql.replaceAll("\\D", ""));
      } else if (sessions.contains(entry.session())) {
        boolean prepared = executed.group(1) != null && executed.group(1).startsWith("S_");
        List<Statement> transaction =
            transactions.computeIfAbsent(entry.session(), session -> new ArrayList<>());
        transaction.add(new Statement(sql, prepared, values(entries, i)));
        if (hasEnded(transaction)) {
          if (transaction.stream().noneMatch(Log::isOfIndex)) {
            statements.computeIfAbsent(mark, number -> new ArrayList<>()).addAll(transaction);
          }
          transactions.remove(entry.session());
        }
      }
    }
    return statements;
  }

  private static boolean hasEnded(List<Statement> transaction) {
    return !transaction.get(0).sql().equalsIgnoreCase("begin")
        || transaction.get(transaction.size() - 1).sql().matches("(?i)commit|rollback");
  }

  /** True for a statement that asks for the lock of the statement index, which Capture holds. */
  private static boolean isOfIndex(Statement statement) {
    return statement.sql().contains("'statement index'");
  }

  private String read() throws IOException {
    String file = "pg_read_binary_file(%s, %d, %d)".formatted(FILE, start, size() - start);
    byte[] bytes =
        Base64.getMimeDecoder().decode(database.query("select encode(" + file + ", 'base64')"));
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private record Entry(String session, String kind, String text) {}

  /** Continuation lines of an entry begin with a tab. */
  private static List<Entry> entries(String log) {
    List<Entry> entries = new ArrayList<>();
    for (String line : log.split("\n(?!\t)")) {
      int end = line.indexOf('\n');
      Matcher first = ENTRY.matcher(end < 0 ? line : line.substring(0, end));
      if (first.matches()) {
        String rest = end < 0 ? "" : line.substring(end).replace("\n\t", "\n");
        entries.add(new Entry(first.group(1), first.group(2), first.group(3) + rest));
      }
    }
    return entries;
  }

  /** The values of a statement, from the DETAIL entry that follows it in the session. */
  private static List<String> values(List<Entry> entries, int statement) {
    String session = entries.get(statement).session();
    return entries.subList(statement + 1, entries.size()).stream()
        .filter(entry -> entry.session().equals(session))
        .limit(1)
        .filter(entry -> entry.kind().equals("DETAIL"))
        .flatMap(entry -> VALUE.matcher(entry.text()).results())
        .map(value -> value.group(1) == null ? null : value.group(1).replace("''", "'"))
        .collect(toList());
  }
}
