package org.onrecord.reading.verification;

import static java.util.stream.Collectors.toSet;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Row;
import org.onrecord.database.sql.Sql;
import org.onrecord.reading.verification.CandidateSearch.Candidate;
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

/** The evidence in the database for one request: the rows that {@link CandidateSearch} finds. */
final class RecordedEvidence implements EvidenceSource {
  private static final String QUOTES =
      """
      select q.id, q.text, q.type, q.status, q.said_on, q.span_starts, q.span_ends, q.attribution_text, q.article_id,
             p.id as speaker_id, p.name as speaker_name, p.kind as speaker_kind
      from unnest(?::uuid[], ?::uuid[]) as asked (id, article_id)
      join quote q on q.id = asked.id and q.article_id = asked.article_id
      left join actor p on p.id = q.speaker_id""";

  private static final String SPEAKERS =
      """
      select p.id as speaker_id, p.name as speaker_name, p.kind as speaker_kind,
             array(select name from alias where actor_id = p.id order by position) as aliases,
             array(select array[concat_ws(' ', f.role, i.name), f.from_day::text, f.to_day::text]
               from affiliation f join actor i on i.id = f.actor_id where f.member_id = p.id) as tenures
      from (
        select distinct q.speaker_id
        from unnest(?::uuid[], ?::uuid[]) as asked (id, article_id)
        join quote q on q.id = asked.id and q.article_id = asked.article_id) of_quotes
      join actor p on p.id = of_quotes.speaker_id""";

  private static final String ARTICLES =
      """
      select a.id as article_id, a.title, a.url, a.published_on, a.body,
             s.id as source_id, s.name as source_name, s.kind as source_kind
      from unnest(?::uuid[]) as asked (id)
      join article a on a.id = asked.id
      left join actor s on s.id = a.source_id""";

  private final Database database;
  private final RunSearch runs;
  private final CandidateSearch search;
  private final Map<UUID, EvidenceView.EvidenceArticle> articles = new HashMap<>();
  private final Map<UUID, EvidenceView.EvidenceQuote> quotes = new HashMap<>();

  RecordedEvidence(Database database, RunSearch runs, CandidateSearch search) {
    this.database = database;
    this.runs = runs;
    this.search = search;
  }

  @Override
  public List<List<RecordedQuote>> quotesWithRuns(List<FoldedWords> quotations, int limit) {
    return read(quotations, runs.quotes(quotations, limit));
  }

  @Override
  public List<List<RecordedQuote>> quotes(List<FoldedWords> quotations, int limit) {
    return read(quotations, search.quotes(quotations, limit));
  }

  private List<List<RecordedQuote>> read(List<FoldedWords> quotations, List<Candidate> candidates) {
    Map<UUID, RecordedQuote> found = new HashMap<>();
    if (!candidates.isEmpty()) {
      UUID[] ids = candidates.stream().map(Candidate::id).toArray(UUID[]::new);
      UUID[] owners = candidates.stream().map(Candidate::articleId).toArray(UUID[]::new);
      Map<UUID, RecordedArticle> bodies = bodies(candidates);
      Map<UUID, RecordedSpeaker> speakers = new HashMap<>();
      database
          .list(Sql.of(SPEAKERS, ids, owners), RecordedEvidence::speaker)
          .forEach(speaker -> speakers.put(speaker.id(), speaker));
      database.list(Sql.of(QUOTES, ids, owners), row -> quote(row, speakers, bodies)).stream()
          .filter(quote -> quote.article() != null)
          .forEach(quote -> found.put(quote.id(), quote));
    }
    return byQuotation(quotations.size(), candidates, found);
  }

  /** The articles. Those with the words in sequence leave no need for others. */
  @Override
  public List<List<RecordedArticle>> articles(List<BodyWords> quotations, int limit) {
    List<Candidate> all = search.articles(quotations, limit);
    Set<Integer> exact =
        all.stream().filter(Candidate::exact).map(Candidate::quotation).collect(toSet());
    List<Candidate> candidates =
        all.stream().filter(one -> one.exact() || !exact.contains(one.quotation())).toList();
    return byQuotation(quotations.size(), candidates, bodies(candidates));
  }

  /** Groups records by quotation. One that was deleted since the search is left out. */
  private static <T> List<List<T>> byQuotation(
      int quotations, List<Candidate> candidates, Map<UUID, T> records) {
    List<List<T>> found = new ArrayList<>();
    for (int i = 0; i < quotations; i++) {
      found.add(new ArrayList<>());
    }
    for (Candidate candidate : candidates) {
      if (records.containsKey(candidate.id())) {
        found.get(candidate.quotation()).add(records.get(candidate.id()));
      }
    }
    return found;
  }

  private Map<UUID, RecordedArticle> bodies(List<Candidate> candidates) {
    UUID[] ids = candidates.stream().map(Candidate::articleId).distinct().toArray(UUID[]::new);
    Map<UUID, RecordedArticle> bodies = new HashMap<>();
    if (ids.length > 0) {
      for (RecordedArticle article : database.list(Sql.of(ARTICLES, (Object) ids), this::article)) {
        bodies.put(article.id(), article);
      }
    }
    return bodies;
  }

  /** The view of evidence that this source has found. */
  EvidenceView view(Evidence evidence) {
    return new EvidenceView(
        evidence.quote().map(quote -> quotes.get(quote.id())).orElse(null),
        articles.get(evidence.article().id()),
        evidence.spans().isEmpty() ? null : evidence.spans(),
        evidence.printed());
  }

  /** A quote. Its article is null if it was recorded after the articles were read. */
  private RecordedQuote quote(
      Row row, Map<UUID, RecordedSpeaker> speakers, Map<UUID, RecordedArticle> bodies)
      throws SQLException {
    UUID id = row.id("id");
    QuoteStatus status = row.enumValue("status", QuoteStatus.class);
    LocalDate saidOn = row.date("said_on");
    ActorReference speaker = ActorReference.of(row, "speaker");
    quotes.put(id, new EvidenceView.EvidenceQuote(id, row.text("text"), speaker, saidOn, status));
    return new RecordedQuote(
        id,
        row.text("text"),
        row.enumValue("type", QuoteType.class) == QuoteType.DIRECT,
        spans(row.array("span_starts"), row.array("span_ends")),
        speaker == null ? null : speakers.get(speaker.id()),
        row.text("attribution_text"),
        status == QuoteStatus.CONFIRMED,
        saidOn,
        bodies.get(row.id("article_id")));
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
