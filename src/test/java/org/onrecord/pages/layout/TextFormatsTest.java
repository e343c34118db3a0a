package org.onrecord.pages.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextFormatsTest {
  @ParameterizedTest
  @CsvSource({"middleName, middle name", "surname, surname", "'', ''"})
  void a_name_in_camel_case_is_shown_in_words(String name, String words) {
    assertEquals(words, TextFormats.inWords(name));
  }
}
