package org.onrecord.web.negotiation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The preference of clients for HTML. */
class HtmlPreferenceTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "text/html | true",
        "TEXT/HTML ; q=0.5 | true",
        "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8 | true",
        "text/html, */* | true",
        "text/html, application/json;q=0.9 | true",
        "text/html, application/json | false",
        "text/html;q=0.1, */* | false",
        "text/html;q=0, */*;q=0 | false",
        "text/html;q=x | false",
        "application/ld+json, text/html;q=0.9 | false",
        "*/* | false",
        "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2 | false",
        "text/* | false",
        "nonsense | false"
      })
  void html_is_preferred_if_it_is_named_first(String accept, boolean preferred) {
    assertEquals(preferred, HtmlPreference.in(accept));
  }

  @Test
  @Timeout(20)
  void a_long_run_of_spaces_takes_linear_time() {
    assertFalse(HtmlPreference.in("a" + " ".repeat(500_000) + "b"));
  }
}
