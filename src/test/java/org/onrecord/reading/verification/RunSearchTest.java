package org.onrecord.reading.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.reading.verification.CandidateSearch.Candidate;
import org.onrecord.records.statement.StatementIndexer;
import org.onrecord.textreuse.FoldedWords;

@QuarkusTest
class RunSearchTest {
  private static final String WORDS =
      "The lighthouse keepers of Brovik repaired seventeen broken lanterns during the storm";

  private static final String LOCK =
      "select pg_advisory_xact_lock(hashtextextended('statement index', 0))";

  private static final Duration WAIT = Duration.ofSeconds(20);

  @Inject RunSearch runs;
  @Inject StatementIndexer statements;
  @Inject DataSource database;

  private String article;
  private String speaker;

  @BeforeEach
  void record() {
    article = anArticle().language("en").save();
    speaker = anActor("Ellen Moreau").save();
  }

  private List<String> found(String quotation) {
    List<Candidate> candidates = runs.quotes(List.of(FoldedWords.of(quotation, "en")), 20);
    return candidates.stream().map(candidate -> candidate.id().toString()).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        WORDS,
        "repaired seventeen broken lanterns during the storm",
        "The lighthouse keepers of Brovik repaired seventeen broken anchors during the storm"
      })
  void a_quote_with_common_runs_is_found(String quotation) {
    String quote = aQuote(WORDS).in(article).by(speaker).save();
    aQuote("The orchestra needs a hall with better acoustics").in(article).save();
    statements.catchUp(WAIT);
    assertEquals(List.of(quote), found(quotation));
  }

  @Test
  void the_same_words_come_before_those_with_another_number() {
    String formula = "Two keepers counted %d otters in the flooded cinema of the northern quarter";
    Map<String, String> quotes = new HashMap<>();
    for (int i = 0; i < 30; i++) {
      String words = formula.formatted(1000 + 37 * i);
      quotes.put(words, aQuote(words).in(article).by(speaker).save());
    }
    statements.catchUp(WAIT);
    quotes.forEach((words, quote) -> assertEquals(quote, found(words).get(0)));
  }

  @Test
  void rejected_quotes_are_not_found() {
    aQuote(WORDS).in(article).by(speaker).with("status", "rejected").save();
    statements.catchUp(WAIT);
    assertEquals(List.of(), found(WORDS));
  }

  @Test
  void nothing_is_found_while_the_index_is_not_up_to_date() throws SQLException {
    String first = aQuote(WORDS).in(article).by(speaker).save();
    statements.catchUp(WAIT);
    assertEquals(List.of(first), found(WORDS));
    String longer;
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try (Statement lock = connection.createStatement()) {
        lock.execute(LOCK);
        longer = aQuote(WORDS + " of the century").in(article).save();
        assertEquals(List.of(), found(WORDS));
      }
      connection.rollback();
      connection.setAutoCommit(true);
    }
    statements.catchUp(WAIT);
    assertEquals(List.of(first, longer), found(WORDS));
  }

  @Test
  void words_that_are_too_common_for_a_statement_are_not_looked_for() {
    aQuote("No comment").in(article).by(speaker).save();
    statements.catchUp(WAIT);
    assertEquals(List.of(), found("No comment"));
  }
}
