package org.onrecord.reading.verification;

import static java.util.stream.Collectors.joining;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Row;
import org.onrecord.database.sql.Sql;
import org.onrecord.records.actor.ActorKind;
import org.onrecord.records.actor.ActorReference;
import org.onrecord.records.quote.QuoteStatus;
import org.onrecord.records.quote.QuoteType;
import org.onrecord.textreuse.FoldedWords;
import org.onrecord.textreuse.verification.BodySpan;
import org.onrecord.textreuse.verification.DayRange;
import org.onrecord.textreuse.verification.Evidence;
import org.onrecord.textreuse.verification.EvidenceSource;
import org.onrecord.textreuse.verification.RecordedArticle;
import org.onrecord.textreuse.verification.RecordedQuote;
import org.onrecord.textreuse.verification.RecordedSpeaker;
import org.onrecord.textreuse.verification.Tenure;

/**
 * The evidence in the database for one request. It is found by the full-text indexes of quotes and
 * articles: by {@link RareLexemes} in the language of the quotation, or without stemming. Rows with
 * all words are fetched apart, so that they are found however many have some.
 */
final class RecordedEvidence implements EvidenceSource {
  /** The maximum numbers of matches that are ranked: of those with all words, and with some. */
  private static final int MAX_WITH_ALL = 50;

  private static final int MAX_WITH_SOME = 300;

  private static final String QUOTES =
      """
      select q.id, q.text, q.type, q.status, q.said_on, q.span_starts, q.span_ends, q.attribution_text,
             p.id as speaker_id, p.name as speaker_name, p.kind as speaker_kind,
             array(select name from alias where actor_id = p.id order by position) as aliases,
             array(select array[concat_ws(' ', f.role, i.name), f.from_day::text, f.to_day::text]
               from affiliation f join actor i on i.id = f.actor_id where f.member_id = p.id) as tenures,
             a.id as article_id, a.title, a.url, a.published_on, a.body,
             s.id as source_id, s.name as source_name, s.kind as source_kind
      from (
        select distinct id, article_id, ts_rank(search, ?::tsquery) as rank
        from (
          (select id, article_id, search from quote where search @@ ?::tsquery and status <> 'rejected' limit ?)
          union all
          (select id, article_id, search from quote where search @@ ?::tsquery and status <> 'rejected' limit ?)) matching
        order by rank desc, id limit ?) found
      join quote q on q.id = found.id and q.article_id = found.article_id
      join article a on a.id = q.article_id
      left join actor s on s.id = a.source_id
      left join actor p on p.id = q.speaker_id
      order by found.rank desc, q.id""";

  private static final String ARTICLES =
      """
      select a.id as article_id, a.title, a.url, a.published_on, a.body,
             s.id as source_id, s.name as source_name, s.kind as source_kind
      from (
        select distinct id, ts_rank(search, ?::tsquery) as rank
        from (
          (select id, search from article where search @@ ?::tsquery limit ?)
          union all
          (select id, search from article where search @@ ?::tsquery limit ?)) matching
        order by rank desc, id limit ?) found
      join article a on a.id = found.id
      left join actor s on s.id = a.source_id
      order by found.rank desc, a.id""";

  private final Database database;
  private final LexemeFrequencies frequencies;
  private final Map<UUID, EvidenceView.EvidenceArticle> articles = new HashMap<>();
  private final Map<UUID, EvidenceView.EvidenceQuote> quotes = new HashMap<>();

  RecordedEvidence(Database database, LexemeFrequencies frequencies) {
    this.database = database;
    this.frequencies = frequencies;
  }

  @Override
  public List<RecordedQuote> quotes(FoldedWords words, int limit) {
    return found(QUOTES, rareLexemes("quote", words), limit, this::quote);
  }

  @Override
  public List<RecordedArticle> articles(FoldedWords words, int limit) {
    return found(ARTICLES, rareLexemes("article", words), limit, this::article);
  }

  private <T> List<T> found(
      String query, List<RareLexemes> lexemes, int limit, Row.Reader<T> reader) {
    if (lexemes.isEmpty()) {
      return List.of();
    }
    String all = lexemes.stream().map(RareLexemes::all).collect(joining(" | "));
    String some = lexemes.stream().map(RareLexemes::triples).collect(joining(" | "));
    return database.list(
        Sql.of(query, some, all, MAX_WITH_ALL, some, MAX_WITH_SOME, limit).withCustomPlan(),
        reader);
  }

  /** The view of evidence that this source has found. */
  EvidenceView view(Evidence evidence) {
    return new EvidenceView(
        evidence.quote().map(quote -> quotes.get(quote.id())).orElse(null),
        articles.get(evidence.article().id()),
        evidence.spans().isEmpty() ? null : evidence.spans(),
        evidence.printed());
  }

  /** The rarest lexemes as the languages of the table have them; empty if there are none. */
  private List<RareLexemes> rareLexemes(String table, FoldedWords words) {
    boolean marked = table.equals("quote");
    Sql sql =
        Sql.of(
            """
            select array(select lexeme from unnest(%s(language, text)) order by positions[1]) as lexemes
            from (select distinct language, ?::text as text from unnest(array[search_language(?), 'simple']) language) as asked"""
                .formatted(marked ? "marked_lexemes" : "lexemes"),
            words.printed(0, words.count()),
            words.language() == null ? "en" : words.language());
    Map<String, Float> known = frequencies.of(table);
    return database.list(sql, row -> RareLexemes.of(row.array("lexemes"), known)).stream()
        .filter(lexemes -> !lexemes.isEmpty())
        .distinct()
        .toList();
  }

  private RecordedQuote quote(Row row) throws SQLException {
    UUID id = row.id("id");
    QuoteStatus status = row.enumValue("status", QuoteStatus.class);
    LocalDate saidOn = row.date("said_on");
    quotes.put(
        id,
        new EvidenceView.EvidenceQuote(
            id, row.text("text"), ActorReference.of(row, "speaker"), saidOn, status));
    return new RecordedQuote(
        id,
        row.text("text"),
        row.enumValue("type", QuoteType.class) == QuoteType.DIRECT,
        spans(row.array("span_starts"), row.array("span_ends")),
        speaker(row),
        row.text("attribution_text"),
        status == QuoteStatus.CONFIRMED,
        saidOn,
        article(row));
  }

  private RecordedArticle article(Row row) throws SQLException {
    UUID id = row.id("article_id");
    LocalDate publishedOn = row.date("published_on");
    articles.put(
        id,
        new EvidenceView.EvidenceArticle(
            id, row.text("title"), row.text("url"), ActorReference.of(row, "source"), publishedOn));
    return new RecordedArticle(id, publishedOn, row.text("body"));
  }

  private static RecordedSpeaker speaker(Row row) throws SQLException {
    ActorReference actor = ActorReference.of(row, "speaker");
    if (actor == null) {
      return null;
    }
    List<String> names = new ArrayList<>(List.of(actor.name()));
    names.addAll(row.array("aliases"));
    List<Tenure> tenures = new ArrayList<>();
    for (String[] tenure : row.textRows("tenures")) {
      tenures.add(new Tenure(tenure[0], new DayRange(day(tenure[1]), day(tenure[2]))));
    }
    return new RecordedSpeaker(actor.id(), names, actor.kind() == ActorKind.PERSON, tenures);
  }

  private static LocalDate day(String text) {
    return text == null ? null : LocalDate.parse(text);
  }

  private static List<BodySpan> spans(List<Integer> starts, List<Integer> ends) {
    List<BodySpan> spans = new ArrayList<>();
    for (int i = 0; i < starts.size(); i++) {
      spans.add(new BodySpan(starts.get(i), ends.get(i)));
    }
    return spans;
  }
}
