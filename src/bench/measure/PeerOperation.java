package measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An operation that all peers offer. */
enum PeerOperation {
  /** A quote by its id. */
  GET("select id from (%s) quote".formatted(PeerOperation.SAMPLE), Compared.IDS),

  /** The newest 20 quotes of a speaker, with the names of speaker, article and source. */
  SPEAKER(
      "select speaker_id from (%s) quote where speaker_id is not null"
          .formatted(PeerOperation.SAMPLE),
      Compared.NAMES),

  /** The best 20 quotes that contain two words, in 200 to 1,000 quotes. */
  TEXT(
      """
      select first || E'\\t' || second
      from (
        select distinct min(word) as first, max(word) as second, md5(min(word) || max(word)) as place
        from (
          select id, word, row_number() over (partition by id order by md5(id || word)) as place
          from (%1$s) quote, regexp_split_to_table(lower(text), '[^[:alpha:]]+') as word
          where language like 'en%%' and word ~ '^[a-z]{2,}$' and to_tsvector('english', word) <> ''
          group by id, word) words
        where place <= 2
        group by id
        order by place
        limit 4000) pairs
      where first < second and (
        select count(*)
        from plain.quote
        where search @@ plainto_tsquery('english', first || ' ' || second)) between 200 and 1000\
      """
          .formatted(PeerOperation.SAMPLE.replace("plain.quote", "public.quote")),
      Compared.NAMES) {
    /**
     * Pairs of words with the same answers of the service and of plain SQL. Other pairs have forms
     * in quotes that are not English, which the service stems by their language.
     */
    @Override
    List<Question> questions(Database database, Server service) throws Exception {
      List<Question> same = new ArrayList<>();
      int asked = 0;
      for (Question question : chosen(10 * QUESTIONS, database)) {
        if (same.size() < QUESTIONS) {
          asked++;
          if (sameAnswers(question, database, service)) {
            same.add(question);
          }
        }
      }
      System.out.printf("text: same answers to %d of %d pairs of words%n", same.size(), asked);
      if (2 * same.size() < asked) {
        throw new IllegalStateException("Too few pairs of words have the same answers");
      }
      return same;
    }

    @Override
    List<String> plain(Question question) {
      return List.of(String.join(" ", question.values()));
    }
  },

  /** A new quote with article and speaker. */
  CREATE(
      """
      select concat_ws(E'\\t', article.id, speaker_id, words, 'direct', article.published_on, source_id, start, start + 120)
      from (
        select distinct on (article_id) article_id, speaker_id
        from (%s) quote
        where speaker_id is not null) quote
      join plain.article on article.id = article_id, %s, lateral (select substr(body, start + 1, 120) as words) text
      where published_on is not null and words ~ '^[[:alpha:] ,.]{120}$'\
      """
          .formatted(PeerOperation.SAMPLE, Operation.PLACES),
      Compared.CREATED) {
    @Override
    List<Question> questions(Database database, Server service) throws Exception {
      return chosen(Operation.NEW_QUOTES, database);
    }

    /** All but source and span, which only the service's request has. */
    @Override
    List<String> plain(Question question) {
      return question.values().subList(0, 5);
    }
  };

  /** Number of different questions. */
  private static final int QUESTIONS = 128;

  private static final String SAMPLE =
      """
      select * from plain.quote tablesample system ((
        select least(100, 100.0 * 20000 / greatest(1, reltuples)) from pg_class where oid = 'plain.quote'::regclass))
      repeatable (1)""";

  private final String choice;
  private final Compared compared;

  PeerOperation(String choice, Compared compared) {
    this.choice = choice;
    this.compared = compared;
  }

  /** Attributes of a quote that are compared, as SQL arguments over a jsonb value {@code quote}. */
  private enum Compared {
    /** A created quote has a new id. */
    CREATED(
        """
        quote ->> 'text', quote ->> 'type',
        coalesce(quote ->> 'articleId', quote #>> '{article,id}'),
        coalesce(quote ->> 'speakerId', quote #>> '{speaker,id}')"""),
    IDS("quote ->> 'id', " + CREATED.attributes),
    NAMES(
        """
        quote ->> 'id', quote ->> 'text', quote ->> 'type',
        quote #>> '{speaker,id}', quote #>> '{speaker,name}',
        quote #>> '{article,id}', quote #>> '{article,title}', quote #>> '{article,source,name}'""");

    private final String attributes;

    Compared(String attributes) {
      this.attributes = attributes;
    }
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Chooses questions from the content of the database. */
  List<Question> questions(Database database, Server service) throws Exception {
    return chosen(QUESTIONS, database);
  }

  /** The values of the plain statement. */
  List<String> plain(Question question) {
    return question.values();
  }

  final List<Question> chosen(int count, Database database) throws IOException {
    return database
        .query(
            "select * from (%s) chosen (question) order by md5(question::text || row_number() over ()) limit %d"
                .formatted(choice, count))
        .lines()
        .map(line -> new Question(List.of(line.split("\t"))))
        .toList();
  }

  /** An SQL query for the compared attributes of the quotes in a response, one quote per line. */
  String compared(String answer, String response) {
    return """
    select concat_ws(' | ', %s)
    from jsonb_path_query($answer$%s$answer$, '%s') with ordinality as answer (quote, place)
    order by place\
    """
        .formatted(compared.attributes, response, answer);
  }

  private static boolean sameAnswers(Question words, Database database, Server service)
      throws Exception {
    String text = String.join(" ", words.values());
    String statement = new Statement(sql("text"), true, List.of(text)).literal();
    String path = "/quotes?sort=relevance&q=" + text.replace(' ', '+');
    String same =
        database.query(
            "select jsonb_path_query_array($answer$%s$answer$, '$.items[*].id') = (select jsonb_agg(id) from (%s) plain)"
                .formatted(service.send(Request.get(path)).body(), statement));
    return same.equals("t");
  }

  /** The plain statement of an operation. */
  static String sql(String operation) throws IOException {
    return Files.readString(Path.of("src/bench/peers/plain", operation + ".sql")).strip();
  }
}
