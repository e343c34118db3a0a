package measure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A benchmarked operation, with requests chosen from the content of the database. */
record Operation(String name, Choice choice) {
  /** Number of different requests. */
  static final int REQUESTS = 128;

  /** Number of different new quotes. If a measurement needs more, they get shorter in each pass. */
  static final int NEW_QUOTES = 160 * REQUESTS;

  /** Parts of a body that are new quotes, of 120 characters each, 30 characters apart. */
  static final String PLACES = "generate_series(10, 3010, 150) as start";

  /** Number of quotes before page 10,000. */
  private static final int DEEP = 10_000 * 20;

  interface Choice {
    List<Request> of(Database database, OnRecordServer service) throws Exception;
  }

  static final List<Operation> ALL =
      List.of(
          of("get", quotes("id", "true"), id -> Request.get("/quotes/" + id)),
          // Speakers are chosen in proportion to their quotes.
          of(
              "speaker",
              quotes("speaker_id", "speaker_id is not null"),
              id -> Request.get("/quotes?speaker=" + id)),
          of(
              "affiliation",
              """
              select distinct format('affiliation=%s&saidFrom=%s-01-01&saidTo=%s-12-31', actor_id, year, year + 1)
              from affiliation, lateral (select 2012 + abs(hashtext(id::text)) % 12 as year) chosen\
              """,
              query -> Request.get("/quotes?" + query)),
          new Operation("deep", Operation::deepPages),
          of("text", words(0.002, 0.01), q -> Request.get("/quotes?sort=relevance&q=" + q)),
          of("text-rare", rareWords(), q -> Request.get("/quotes?q=" + q)),
          of("text-rare-ranked", rareWords(), q -> Request.get("/quotes?sort=relevance&q=" + q)),
          of("text-common", words(0.07, 0.13), q -> Request.get("/quotes?q=" + q)),
          of(
              "text-common-ranked",
              words(0.07, 0.13),
              q -> Request.get("/quotes?sort=relevance&q=" + q)),
          of(
              "facets",
              quotes("speaker_id", "speaker_id is not null"),
              id -> Request.get("/quotes/facets?by=source&by=type&by=year&speaker=" + id)),
          of(
              "facets-all",
              "values ('by=speaker&by=source&by=type&by=status&by=language&by=year')",
              query -> Request.get("/quotes/facets?" + query)),
          of(
              "total",
              quotes("speaker_id", "speaker_id is not null"),
              id -> Request.get("/quotes?limit=1&include=total&speaker=" + id)),
          of("articles", words(0.002, 0.01), q -> Request.get("/articles?q=" + q)),
          of(
              "articles-ranked",
              words(0.002, 0.01),
              q -> Request.get("/articles?sort=relevance&q=" + q)),
          of(
              "actors",
              "select split_part(name, ' ', 2) from actor where kind = 'person'",
              name -> Request.get("/actors?q=" + name)),
          of("draft", drafts(), body -> new Request("POST", "/verifications", body)),
          of("create", newQuotes(), NEW_QUOTES, body -> new Request("POST", "/quotes", body)));

  /** Chooses values by a query with one text per row. */
  private static Operation of(String name, String sql, Function<String, Request> request) {
    return of(name, sql, REQUESTS, request);
  }

  private static Operation of(
      String name, String sql, int requests, Function<String, Request> request) {
    String chosen =
        "select * from (%s) chosen (text) order by md5(text::text || row_number() over ()) limit %d"
            .formatted(sql, requests);
    return new Operation(
        name, (database, service) -> database.query(chosen).lines().map(request).toList());
  }

  private static String quotes(String column, String condition) {
    return "select %s from quote tablesample system ((%s)) repeatable (1) where %s"
        .formatted(column, percentage(20_000), condition);
  }

  /** The fraction of the table that holds about this number of quotes. */
  private static String percentage(int rows) {
    return "select least(100, 100.0 * %d / greatest(1, reltuples)) from pg_class where oid = 'quote'::regclass"
        .formatted(rows);
  }

  /** Words with this document frequency, in ASCII so that they need no escapes. */
  private static String words(double from, double to) {
    return """
    with sample as (%s),
    word as (
      select word, count(distinct id) as quotes
      from sample, regexp_split_to_table(lower(text), '[^[:alpha:]]+') as word
      where word ~ '^[a-z]+$'
      group by word)
    select word from word where quotes between %s * (select count(*) from sample) and %s * (select count(*) from sample)\
    """
        .formatted(quotes("id, text", "true"), from, to);
  }

  /** Words of the generator that occur in about twenty quotes each. */
  private static String rareWords() {
    return quotes("distinct substring(text from '[a-z]+nth')", "text ~ '[a-z]nth'");
  }

  /**
   * Drafts of about 500 words with eight quotations and their speakers: four verbatim, two with a
   * changed word, one cut and one with its words in another order.
   */
  private static String drafts() {
    return """
    with sample as (
      select q.text, p.name, translate(left(a.body, 300), '“”', '') as body, row_number() over (order by md5(q.id::text)) - 1 as n
      from (%s) q join actor p on p.id = q.speaker_id join article a on a.id = q.article_id
      where char_length(q.text) between 60 and 400
    ), quotation as (
      select n, name, body, case
          when n %% 8 in (4, 5) then regexp_replace(text, ' [^ ]+ ', ' otherwise ')
          when n %% 8 = 6 then substr(text, strpos(text, ' ') + 1)
          when n %% 8 = 7 then (select string_agg(word, ' ' order by md5(word)) from regexp_split_to_table(text, ' ') word)
          else text end as words
      from sample)
    select json_build_object('language', 'en',
      'text', string_agg(format('“%%s,” said %%s. %%s', rtrim(words, '.,'), name, body), ' ' order by n))::text
    from quotation group by n / 8 having count(*) = 8\
    """
        .formatted(quotes("id, text, speaker_id, article_id", "speaker_id is not null"));
  }

  /** Bodies of new quotes: words of the article, by a speaker quoted in it. */
  private static String newQuotes() {
    return """
    select distinct on (a.id, start) json_build_object(
      'article', json_build_object('id', a.id),
      'text', substr(body, start + 1, 120),
      'type', 'direct',
      'spans', json_build_array(json_build_object('start', start, 'end', start + 120)),
      'speaker', json_build_object('id', q.speaker_id),
      'mentions', json_build_array(json_build_object('id', a.source_id)),
      'attribution', json_build_object('text', attribution_text, 'role', 'spokesman', 'cue', 'said'))::text
    from (%s) q join article a on a.id = q.article_id, %s where body_length > start + 120\
    """
        .formatted(
            quotes("article_id, speaker_id, attribution_text", "speaker_id is not null"), PLACES);
  }

  /** Follows the next links to the page, in larger pages: cursors are opaque. */
  private static List<Request> deepPages(Database database, OnRecordServer service)
      throws Exception {
    List<Request> pages = new ArrayList<>();
    String path = "/quotes?limit=100";
    for (int rows = 0; rows < DEEP && path != null; rows += 100) {
      pages.add(Request.get(path.replace("limit=100", "limit=20")));
      Matcher next =
          Pattern.compile("\"next\":\"([^\"]*)\"").matcher(service.send(Request.get(path)).body());
      path = next.find() ? next.group(1) : null;
    }
    return pages.subList(Math.max(0, pages.size() - REQUESTS), pages.size());
  }
}
