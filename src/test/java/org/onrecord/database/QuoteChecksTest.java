package org.onrecord.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onrecord.database.embedded.TestDatabase;
import org.onrecord.fixtures.EveryTable;
import org.postgresql.util.PSQLException;

/** The database rejects invalid quotes by itself and names the rule. */
@QuarkusTest
class QuoteChecksTest {
  private static final String INSERT_AFTER_BODY =
      """
      insert into quote (id, article_id, text, type, status, anonymous, anchor, span_starts, span_ends, created_at, updated_at)
      select gen_random_uuid(), id, 'x', 'direct', 'confirmed', false, 'anchored', array[0], array[body_length + 5], now(), now()
      from article where url is not null""";

  @TestHTTPResource("/")
  URI service;

  @BeforeEach
  void fill() throws Exception {
    EveryTable.fill(service);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          text = ''                                               | quote_text_check
          text = repeat('x', 20001)                               | quote_text_check
          type = 'spoken'                                         | quote_type_check
          status = 'true'                                         | quote_status_check
          language = 'e'                                          | quote_language_check
          attribution_text = ''                                   | quote_attribution_text_check
          attribution_role = repeat('x', 301)                     | quote_attribution_role_check
          attribution_cue = ''                                    | quote_attribution_cue_check
          anchor = 'found'                                        | quote_anchor_check
          span_starts = '{3}', span_ends = '{3}'                  | quote_check
          span_starts = '{0,2}', span_ends = '{3,4}'              | quote_check
          span_starts = '{0,2}', span_ends = '{3}'                | quote_check
          anchor = 'anchored', span_starts = '{}', span_ends = '{}' | quote_check1
          anchor = 'none', span_starts = '{0}', span_ends = '{1}' | quote_check1
          origin = 'machine'                                      | quote_origin_check
          origin = 'extractor', extractor_version = '', rule = 'r', confidence = 1 | quote_extractor_version_check
          origin = 'extractor', extractor_version = '1', rule = '', confidence = 1 | quote_rule_check
          origin = 'extractor', extractor_version = '1', rule = 'r', confidence = 1.1 | quote_confidence_check
          origin = 'extractor', extractor_version = '1', rule = 'r', confidence = null | quote_check2
          origin = 'editor', extractor_version = null, rule = 'r', confidence = null | quote_check2
          review_status = 'true', reviewed_at = now()             | quote_review_status_check
          review_status = 'disputed', reviewed_at = now(), review_reason = '' | quote_review_reason_check
          review_status = 'disputed', reviewed_at = now(), review_reference = '' | quote_review_reference_check
          review_status = 'disputed', reviewed_at = now(), reviewer = '' | quote_reviewer_check
          review_status = 'disputed', reviewed_at = null          | quote_check3
          review_status = null, reviewer = 'Mira'                 | quote_check3
          """)
  void a_violation_has_the_name_of_its_rule(String assignment, String constraint) throws Exception {
    try (Connection connection = TestDatabase.connect()) {
      SQLException violation =
          assertThrows(
              SQLException.class, () -> execute(connection, "update quote set " + assignment));
      assertEquals(constraint, ((PSQLException) violation).getServerErrorMessage().getConstraint());
    }
  }

  @Test
  void a_new_quote_must_end_within_the_body_at_the_commit() throws Exception {
    try (Connection connection = TestDatabase.connect()) {
      SQLException violation =
          assertThrows(SQLException.class, () -> execute(connection, INSERT_AFTER_BODY));
      assertEquals(
          "quote_spans_within_body",
          ((PSQLException) violation).getServerErrorMessage().getConstraint());
      connection.setAutoCommit(false);
      execute(connection, INSERT_AFTER_BODY);
      execute(
          connection, "update article set body = body || repeat('x', 10) where url is not null");
      connection.commit();
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
