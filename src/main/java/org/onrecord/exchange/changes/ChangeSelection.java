package org.onrecord.exchange.changes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.onrecord.database.sql.Sql;
import org.onrecord.records.history.RecordKind;

/**
 * The SQL condition of the changes to read. A change of a quote has the speaker and the article of
 * the quote before it, and those after it. It matches if one of these states does, so a reader
 * learns of a quote that another speaker gets or that is deleted.
 *
 * @param speakers the ids of the speakers; empty for all
 * @param articles the ids of the articles; empty for all
 */
public record ChangeSelection(
    Set<RecordKind> kinds, Optional<Set<UUID>> speakers, Optional<Set<UUID>> articles) {

  /** The changes that are visible in the range of the feed that a row {@code page} has. */
  private static final String VISIBLE =
      """
      c.seq > page.after and c.seq <= page.until
        and pg_visible_in_snapshot(c.xid, page.snapshot)
        and pg_visible_in_snapshot(c.xid, page.seen) is not true
        and c.record = any(?)""";

  /**
   * A long range is read by the records that ever matched, a short one change by change. The
   * conditions on the length of the range are evaluated once. {@code offset 0} makes PostgreSQL
   * look the rows up one by one, and only as many as the limit needs.
   */
  private static final String MATCHING =
      """
      select c.* from (
        select c.seq from change c
        where page.until - page.after <= 10000 and ?
        union all
        select c.seq from (?) known
        cross join lateral (select c.seq from change c where c.record_id = known.id and ? offset 0) c
        where page.until - page.after > 10000
        order by seq
        offset 0) candidate
      cross join lateral (select * from change where seq = candidate.seq offset 0) c
      where ?
      order by candidate.seq
      limit ?""";

  /** The quotes that have the speaker or article now, and those that had it before a change. */
  private static final String EVER_MATCHED =
      """
      select id from quote where %1$s_id = any(?)
      union
      select record_id from change
      where record = 'quote' and before is not null and before -> '%1$s' ->> 'id' = any(?)""";

  /**
   * The states of a quote before and after the change {@code c}. The state after it is the one
   * before the next change that has saved it, or the current one.
   */
  private static final String STATE_MATCHES =
      """
      c.record = 'quote' and exists (
        select from (
          select c.before -> 'speaker' ->> 'id' as speaker, c.before -> 'article' ->> 'id' as article
          union all
          select
            case when next.seq is null then q.speaker_id::text else next.before -> 'speaker' ->> 'id' end,
            case when next.seq is null then q.article_id::text else next.before -> 'article' ->> 'id' end
          from (select where c.change <> 'deleted') existing
          left join lateral (
            select seq, before from change
            where record_id = c.record_id and seq > c.seq and before is not null
            order by seq limit 1) next on true
          left join quote q on next.seq is null and q.id = c.record_id) state
        where ?)""";

  /** A query for the changes of the range, one more than the limit. */
  Sql rows(int limit) {
    Sql visible = Sql.of(VISIBLE, (Object) kindNames());
    if (speakers.isEmpty() && articles.isEmpty()) {
      return Sql.of("select c.* from change c where ? order by c.seq limit ?", visible, limit + 1);
    }
    return Sql.of(MATCHING, visible, everMatched(), visible, matches(), limit + 1).withCustomPlan();
  }

  /** The records that matched one of the filters at any time, the articles with their quotes. */
  private Sql everMatched() {
    return speakers
        .map(ids -> everMatched("speaker", ids))
        .orElseGet(
            () -> {
              Set<UUID> ids = articles.orElseThrow();
              return everMatched("article", ids)
                  .append(" union select unnest(?::uuid[])", (Object) array(ids));
            });
  }

  private static Sql everMatched(String member, Set<UUID> ids) {
    return Sql.of(EVER_MATCHED.formatted(member), array(ids), texts(ids));
  }

  private Sql matches() {
    List<Sql> terms = new ArrayList<>();
    speakers.ifPresent(ids -> terms.add(Sql.of("state.speaker = any(?)", (Object) texts(ids))));
    articles.ifPresent(ids -> terms.add(Sql.of("state.article = any(?)", (Object) texts(ids))));
    Sql quote = Sql.of(STATE_MATCHES, Sql.join(" and ", terms));
    return articles
        .filter(ids -> speakers.isEmpty())
        .map(
            ids ->
                Sql.of("(c.record = 'article' and c.record_id = any(?) or ?)", array(ids), quote))
        .orElse(quote);
  }

  private String[] kindNames() {
    return kinds.stream().map(RecordKind::toString).toArray(String[]::new);
  }

  private static UUID[] array(Collection<UUID> ids) {
    return ids.toArray(UUID[]::new);
  }

  private static String[] texts(Collection<UUID> ids) {
    return ids.stream().map(UUID::toString).toArray(String[]::new);
  }
}
