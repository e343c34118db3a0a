package org.onrecord.extraction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.extraction.text.UnwrappedText;

/** Hard-wrapped text is read like the same text without wraps. */
class UnwrappedTextTest {
  private static final String STATEMENT =
      "“The harbour is closed for the winter, and it will stay closed until the ice is gone,” said"
          + " Harbour Master Odd Renvik on Monday, “and not a day longer.”";

  static Stream<Arguments> layouts() {
    return Stream.of(60, 72, 76, 100)
        .flatMap(width -> WrappedText.Layout.all().map(layout -> Arguments.of(layout, width)));
  }

  /** The articles have one paragraph per line. */
  @ParameterizedTest
  @MethodSource("layouts")
  void wrapping_changes_no_quote(WrappedText.Layout layout, int width) {
    for (GoldArticle article : GoldArticle.all()) {
      WrappedText wrapped = WrappedText.of(article.text(), layout, width);
      assertEquals(
          quotes(article.text(), article).stream().map(wrapped::moved).toList(),
          quotes(wrapped.text(), article),
          article.id());
    }
  }

  private static List<FoundQuote> quotes(String text, GoldArticle article) {
    return Extractor.get().extract(text, ExtractedQuotes.ENGLISH, article.date());
  }

  @Test
  void text_that_is_not_wrapped_stays_as_it_is() {
    for (GoldArticle article : GoldArticle.all()) {
      assertSame(article.text(), UnwrappedText.of(article.text()).text(), article.id());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 72, 80, 100})
  void a_single_paragraph_is_unwrapped(int width) {
    String wrapped = WrappedText.of(STATEMENT, WrappedText.Layout.BLANK_LINES, width).text();
    assertEquals(STATEMENT, UnwrappedText.of(wrapped).text().strip());
  }

  @Test
  void wrapped_and_unwrapped_paragraphs_mix() {
    String unwrapped = (STATEMENT + " ").repeat(2).strip();
    String wrapped = WrappedText.of(STATEMENT, WrappedText.Layout.BLANK_LINES, 72).text();
    assertEquals(
        unwrapped + "\n\n" + STATEMENT + "\n\n" + unwrapped,
        UnwrappedText.of(unwrapped + "\n\n" + wrapped.strip() + "\n\n" + unwrapped).text());
  }

  /** A poem, a headline with byline and place, a list, and a transcript. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        Shall I compare the harbour to a bell
        that rings across the water when the fog
        has taken every house and every hill
        and left us only with the barking dog
        and with the voice that said to us at night
        “come home,” and with the lamp that gave us light
        """,
        """
        Council rejects appeal to reopen the harbour before the winter has ended
        By Mary Lund, staff writer of The Osterbro Courier in Sundmark
        SUNDMARK — The council has said no.
        """,
        """
        Fishing quotas that are lower than those of the year before for cod
        A common coast guard for the whole of the strait, paid for by both
        Talks in spring
        """,
        """
        Smith: Will you resign before the vote in parliament next week?
        Lund: No. I said that I would stay, and I will stay.
        Smith: Even if you lose the vote on the budget for the winter?
        Lund: Even then.
        """
      })
  void short_lines_stay_lines(String text) {
    assertSame(text, UnwrappedText.of(text).text());
  }

  @Test
  void turns_and_items_start_paragraphs_of_wrapped_text() {
    String text =
        """
        Q: Will you resign before the vote in parliament on the budget of the
        coming year?
        A: No, I will not resign. I said that I would stay until the end of the
        term, and I will.
        - fishing quotas that are lower than those of the year before for cod
          and herring
        - talks
        """;
    assertEquals(
        """
        Q: Will you resign before the vote in parliament on the budget of the coming year?
        A: No, I will not resign. I said that I would stay until the end of the term, and I will.
        - fishing quotas that are lower than those of the year before for cod and herring
        - talks
        """,
        UnwrappedText.of(text).text());
  }

  @Test
  void a_compound_keeps_its_hyphen_without_a_space() {
    String text =
        """
        The council said that the harbour would be closed for the long-
        term repairs of the piers that it had promised to the short- and
        long-distance ferries.
        """;
    assertEquals(
        "The council said that the harbour would be closed for the long-term repairs of the piers"
            + " that it had promised to the short- and long-distance ferries.\n",
        UnwrappedText.of(text).text());
  }
}
