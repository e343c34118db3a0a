package org.onrecord.records.suggestion;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.joining;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Row;
import org.onrecord.database.sql.Sql;
import org.onrecord.records.actor.ActorReference;
import org.onrecord.records.article.ArticleReference;

/**
 * Finds actors and articles while a user types. One statement reads those of which a word begins as
 * typed; if they are too few, another one reads those with similarly spelled words.
 */
@Singleton
public class Suggestions {
  private static final int MAX_LENGTH = 300;

  /**
   * The best of the found records, with what a suggestion shows. Small numbers of quotes are
   * counted anew, large ones are those of the last count. A record that was found by an alias is
   * shown by its name if that begins as typed, too.
   */
  private static final String VIEW =
      """
      with typed as materialized (select suggestion_words(?) as words),
      found as materialized (?),
      best as materialized (
        select f.kind, f.record_id, f.exact, f.distance, f.name_position,
          case
            when f.quotes >= 100 then f.quotes
            when f.kind = 'actor' then (select count(*) from quote q where q.speaker_id = f.record_id and q.status <> 'rejected')
            else (select count(*) from quote q where q.article_id = f.record_id and q.status <> 'rejected')
          end as quotes,
          a.id as actor_id, a.name as actor_name, a.kind as actor_kind,
          t.title, t.published_on, t.url, t.author_names, t.source_id
        from found f
        left join lateral (select id, name, kind from actor where id = f.record_id and f.kind = 'actor' offset 0) a on true
        left join lateral (
          select title, published_on, url, author_names, source_id, id from article where id = f.record_id and f.kind = 'article' offset 0) t on true
        where a.id is not null or t.id is not null
        order by f.exact desc, f.distance, quotes desc, coalesce(a.name, t.title) collate "C"
        limit ?)
      select b.*, w.name as alias, s.name as source_name, s.kind as source_kind, h.role, h.name as role_at
      from typed cross join best b
      left join lateral (select id, name, kind from actor where id = b.source_id offset 0) s on true
      left join lateral (
        select m.role, o.name from affiliation m join actor o on o.id = m.actor_id
        where m.member_id = b.actor_id order by m.from_order desc, m.id desc limit 1) h on true
      left join lateral (
        select name from alias
        where b.name_position > 0 and actor_id = b.actor_id and position = b.name_position - 1
        and (b.exact or not exists (
          select from suggestion n
          where n.record_id = b.record_id and n.name_position = 0
          and n.suffix >= left(typed.words, 80) and n.suffix < left(typed.words, 80) || U&'\\+10FFFF'))
        offset 0) w on true\
      """;

  private static final String BY_PREFIX =
      """
      select k.kind, p.record_id, p.quotes, p.exact, 0 as distance, p.name_position
      from typed cross join unnest(?::text[]) k (kind) cross join lateral suggested_by_prefix(k.kind, typed.words, ?) p\
      """;

  private static final String BY_SPELLING =
      """
      select k.kind, p.record_id, p.quotes, false as exact, p.distance, 0 as name_position
      from typed cross join unnest(?::text[]) k (kind) cross join lateral suggested_by_spelling(k.kind, typed.words, ?) p
      where p.record_id <> all(?::uuid[])\
      """;

  private static final Comparator<Found> BEST_FIRST =
      comparing((Found found) -> found.view.match())
          .thenComparing(Found::distance)
          .thenComparing(found -> found.view.quotes(), Comparator.reverseOrder())
          .thenComparing(found -> found.view.text())
          .thenComparing(Found::id);

  private final Database database;
  private final SuggestionUpdates updates;

  Suggestions(Database database, SuggestionUpdates updates) {
    this.database = database;
    this.updates = updates;
  }

  /**
   * A suggestion with what orders it.
   *
   * @param distance 0 if the words also end as typed, otherwise 1
   */
  private record Found(SuggestionView view, UUID id, int distance) {}

  /**
   * The actors and articles that are most likely meant by words, best first; none for a long text.
   */
  public List<SuggestionView> of(String words, int limit) {
    return words.length() > MAX_LENGTH
        ? List.of()
        : of(new SuggestionParameters(words, List.of(), limit));
  }

  /** The best suggestions, best first. */
  List<SuggestionView> of(SuggestionParameters parameters) {
    updates.writeNames();
    updates.refreshIfOld();
    List<Found> found = new ArrayList<>(byPrefix(parameters));
    if (found.size() < parameters.rows()) {
      found.addAll(bySpelling(parameters, found.stream().map(Found::id).toArray(UUID[]::new)));
    }
    return found.stream().sorted(BEST_FIRST).limit(parameters.rows()).map(Found::view).toList();
  }

  private List<Found> byPrefix(SuggestionParameters parameters) {
    String q = parameters.q();
    Sql found = Sql.of(BY_PREFIX, parameters.kinds(), parameters.rows());
    return database.list(
        Sql.of(VIEW, q, found, parameters.rows()), row -> read(row, q, SuggestionMatch.PREFIX));
  }

  private List<Found> bySpelling(SuggestionParameters parameters, UUID[] others) {
    String q = parameters.q();
    int rows = parameters.rows() + others.length;
    Sql found = Sql.of(BY_SPELLING, parameters.kinds(), rows, others);
    return database.list(
        Sql.of(VIEW, q, found, parameters.rows()), row -> read(row, q, SuggestionMatch.SPELLING));
  }

  private static Found read(Row row, String q, SuggestionMatch match) throws SQLException {
    SuggestionKind kind = row.enumValue("kind", SuggestionKind.class);
    boolean isActor = kind == SuggestionKind.ACTOR;
    String text = row.text(isActor ? "actor_name" : "title");
    String alias = row.text("alias");
    SuggestionView view =
        new SuggestionView(
            kind,
            text,
            row.bool("exact") ? SuggestionMatch.EXACT : match,
            alias,
            isActor
                ? hint(row.text("role"), row.text("role_at"))
                : hint(row.text("source_name"), row.text("published_on")),
            row.longValue("quotes"),
            MarkedName.highlight(alias == null ? "text" : "alias", alias == null ? text : alias, q),
            ActorReference.of(row, "actor"),
            isActor ? null : article(row));
    return new Found(view, row.id("record_id"), (int) row.longValue("distance"));
  }

  private static ArticleReference article(Row row) throws SQLException {
    return new ArticleReference(
        row.id("record_id"),
        row.text("title"),
        ActorReference.of(row, "source"),
        row.date("published_on"),
        row.text("url"),
        row.array("author_names"));
  }

  /** Joins the known parts, like "foreign minister, Kestria"; null if none is known. */
  private static String hint(String first, String second) {
    String hint = Stream.of(first, second).filter(Objects::nonNull).collect(joining(", "));
    return hint.isEmpty() ? null : hint;
  }
}
