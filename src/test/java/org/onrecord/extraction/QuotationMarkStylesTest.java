package org.onrecord.extraction;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class QuotationMarkStylesTest {
  private static final String TEXT = "“We won,” she said. \"And,\" he added, “we're glad.”";

  @Test
  void converts_marks_and_moves_commas_outside() {
    assertEquals(
        "‘We won’, she said. ‘And’, he added, ‘we're glad.’", QuotationMarkStyles.of(TEXT, 0));
    assertEquals(
        "'We won', she said. 'And', he added, 'we're glad.'", QuotationMarkStyles.of(TEXT, 1));
    assertEquals(
        "«We won», she said. «And», he added, «we're glad.»", QuotationMarkStyles.of(TEXT, 2));
    assertEquals(
        "“We won”, she said. “And”, he added, “we're glad.”", QuotationMarkStyles.of(TEXT, 3));
  }
}
