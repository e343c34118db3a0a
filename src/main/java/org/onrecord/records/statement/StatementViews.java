package org.onrecord.records.statement;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Row;
import org.onrecord.database.sql.SnapshotRead;
import org.onrecord.database.sql.Sql;
import org.onrecord.records.actor.ActorReference;
import org.onrecord.records.article.ArticleReference;
import org.onrecord.records.quote.QuoteType;
import org.onrecord.records.quote.WordingIds;
import org.onrecord.textreuse.FoldedWords;
import org.onrecord.textreuse.WordDifference;
import org.onrecord.web.caller.Caller;
import org.onrecord.web.json.Json;
import org.onrecord.web.problem.ProblemException;

/** Reads statements with their variants, appearances and conflicts. */
@Singleton
public class StatementViews {
  /** More wordings of one statement are neither read nor shown. */
  private static final int MAX_WORDINGS = 1000;

  static final int MAX_VARIANTS = 100;

  private static final String QUOTE =
      """
      select coalesce(a.statement_id, q.id) as id, coalesce(s.appearances, 1) as appearances,
        coalesce(s.sources, (q.source_id is not null)::integer) as sources
      from quote q
      left join appearance a on a.quote_id = q.id
      left join statement s on s.id = a.statement_id
      where q.id = ? and q.status <> 'rejected'\
      """;

  /**
   * The wordings as their first quotes print them; those of a quote alone by the quote. A first
   * quote may be deleted already, while its wording is not yet.
   */
  private static final String WORDINGS =
      """
      select w.appearances, coalesce(q.text, w.text) as text, w.type, coalesce(q.language, w.language) as language,
        coalesce(q.span_starts, '{}') as span_starts, coalesce(q.span_ends, '{}') as span_ends,
        w.label, p.id as speaker_id, p.name as speaker_name, p.kind as speaker_kind
      from (
        select w.appearances, w.first_quote, w.label, w.speaker_id, w.text, w.type, w.language
        from (values (?::uuid)) s (id) cross join lateral (%s) i
        cross join lateral (select * from wording where id = i.id offset 0) w
        union all
        select 1, q.id, null, q.speaker_id, q.text, q.type, q.language from quote q
        where q.id = ? and not exists (select from appearance a where a.quote_id = q.id and a.wording_id is not null)
      ) w
      left join quote q on q.id = w.first_quote
      left join actor p on p.id = w.speaker_id
      order by w.appearances desc, w.first_quote
      limit ?\
      """
          .formatted(WordingIds.of("s.id"));

  private static final String PLACES =
      """
      select p.quote_id, r.id, r.title, r.url, r.author_names as authors, q.published_on, s.id as source_id, s.name as source_name, s.kind as source_kind
      from (
        (select 1 as turn, quote_id from appearance where statement_id = ?
         order by published_order = '0001-01-01', published_order, quote_id limit 1)
        union all
        (select 2, quote_id from appearance where statement_id = ? order by published_order desc, quote_id desc limit 1)
        union all
        (select 1, q.id from quote q
         where q.id = ? and not exists (select from appearance a where a.quote_id = q.id and a.statement_id is not null))
      ) p
      join quote q on q.id = p.quote_id
      join article r on r.id = q.article_id
      left join actor s on s.id = q.source_id
      order by p.turn\
      """;

  private static final String DECISION =
      """
      select d.id, d.kind, d.author, d.reason, d.decided_at
      from (
        select quote_id from appearance where statement_id = ? union select ?::uuid) member
      join statement_label l on l.quote_id = member.quote_id
      join statement_decision d on d.id = l.decision_id
      where d.undone_at is null
      order by d.id desc limit 1\
      """;

  private final Database database;
  private final SnapshotRead snapshot;
  private final StatementIndexer indexer;
  private final Json json;

  StatementViews(Database database, SnapshotRead snapshot, StatementIndexer indexer, Json json) {
    this.database = database;
    this.snapshot = snapshot;
    this.indexer = indexer;
    this.json = json;
  }

  private record Header(UUID id, long appearances, long sources) {}

  private record Spoken(
      String text, String language, FoldedWords words, long appearances, ActorReference speaker) {
    int length() {
      return text.codePointCount(0, text.length());
    }

    static Spoken of(Row row) throws SQLException {
      List<String> pieces =
          QuotePieces.of(row.text("text"), row.array("span_starts"), row.array("span_ends"));
      return new Spoken(
          row.text("text"),
          row.text("language"),
          Wording.allWords(row.enumValue("type", QuoteType.class), pieces, row.text("language")),
          row.longValue("appearances"),
          ActorReference.of(row, "speaker"));
    }
  }

  /**
   * Reads the statement of a quote once it shows all changes, in one snapshot, so that its numbers
   * and variants agree.
   *
   * @throws ProblemException 404 if there is no such quote, or it is rejected
   */
  public StatementView currentView(UUID quote) {
    indexer.beforeStatements();
    return snapshot.of(() -> view(quote));
  }

  /**
   * Reads the statement of a quote.
   *
   * @throws ProblemException 404 if there is no such quote, or it is rejected
   */
  StatementView view(UUID quote) {
    Header header = header(quote);
    UUID id = header.id();
    List<Spoken> wordings = database.list(Sql.of(WORDINGS, id, id, MAX_WORDINGS), Spoken::of);
    List<StatementView.Place> places =
        database.list(Sql.of(PLACES, id, id, id), StatementViews::place);
    if (wordings.isEmpty() || places.isEmpty()) {
      throw ProblemException.notFound("statement", quote);
    }
    Spoken fullest = fullest(wordings);
    Map<ActorReference, Long> speakers = speakers(wordings);
    List<ActorReference> ordered = List.copyOf(speakers.keySet());
    return new StatementView(
        id,
        fullest.text(),
        fullest.language(),
        ordered.isEmpty() ? null : ordered.get(0),
        places.get(0),
        places.get(places.size() - 1),
        header.appearances(),
        header.sources(),
        variants(wordings, fullest),
        ordered.stream()
            .skip(1)
            .map(actor -> new StatementView.Conflict(actor, speakers.get(actor)))
            .toList(),
        database.find(Sql.of(DECISION, id, id), this::decision).orElse(null));
  }

  private Header header(UUID quote) {
    return database
        .find(
            Sql.of(QUOTE, quote),
            row -> new Header(row.id("id"), row.longValue("appearances"), row.longValue("sources")))
        .orElseThrow(() -> ProblemException.notFound("statement", quote));
  }

  /** The longest text; of several, the most frequent and first recorded. */
  private static Spoken fullest(List<Spoken> wordings) {
    Spoken fullest = wordings.get(0);
    for (Spoken wording : wordings) {
      fullest = wording.length() > fullest.length() ? wording : fullest;
    }
    return fullest;
  }

  /** The known speakers with their appearances, most first. */
  private static Map<ActorReference, Long> speakers(List<Spoken> wordings) {
    Map<ActorReference, Long> counts = new LinkedHashMap<>();
    for (Spoken wording : wordings) {
      if (wording.speaker() != null) {
        counts.merge(wording.speaker(), wording.appearances(), Long::sum);
      }
    }
    List<Map.Entry<ActorReference, Long>> sorted = new ArrayList<>(counts.entrySet());
    sorted.sort(
        Map.Entry.<ActorReference, Long>comparingByValue()
            .reversed()
            .thenComparing(entry -> entry.getKey().id(), QuoteIds.ORDER));
    Map<ActorReference, Long> speakers = new LinkedHashMap<>();
    sorted.forEach(entry -> speakers.put(entry.getKey(), entry.getValue()));
    return speakers;
  }

  /** The wordings without regard to speakers and typography. */
  private static List<StatementView.Variant> variants(List<Spoken> wordings, Spoken fullest) {
    Map<String, List<Spoken>> byWords = new LinkedHashMap<>();
    for (Spoken wording : wordings) {
      byWords.computeIfAbsent(wording.words().toString(), words -> new ArrayList<>()).add(wording);
    }
    return byWords.values().stream()
        .map(same -> variant(same, fullest))
        .sorted(Comparator.comparingLong(StatementView.Variant::appearances).reversed())
        .limit(MAX_VARIANTS)
        .toList();
  }

  /** A variant with the most frequent text; the fullest wording shows the text of the statement. */
  private static StatementView.Variant variant(List<Spoken> same, Spoken fullest) {
    Spoken shown = same.contains(fullest) ? fullest : same.get(0);
    return new StatementView.Variant(
        shown.text(),
        same.stream().mapToLong(Spoken::appearances).sum(),
        StatementView.Change.of(
            WordDifference.between(fullest.words(), shown.words()), shown.words()));
  }

  private static StatementView.Place place(Row row) throws SQLException {
    return new StatementView.Place(
        row.id("quote_id"),
        new ArticleReference(
            row.id("id"),
            row.text("title"),
            ActorReference.of(row, "source"),
            row.date("published_on"),
            row.text("url"),
            row.array("authors")));
  }

  private StatementView.Decision decision(Row row) throws SQLException {
    String author = row.text("author");
    return new StatementView.Decision(
        row.id("id"),
        row.enumValue("kind", StatementDecisionKind.class),
        author == null ? null : json.read(json.readTrusted(author), Caller.class),
        row.text("reason"),
        row.instant("decided_at"));
  }
}
