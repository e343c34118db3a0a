package org.onrecord.extraction;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnonymityTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "A senior official said the talks had failed.",
        "Officials from the region said the talks had failed.",
        "Two Western diplomats said the talks had failed.",
        "A source close to the minister said the talks had failed.",
        "The talks have failed, according to three people familiar with the matter.",
        "A former adviser, who asked not to be named, said the talks had failed.",
        "The talks had failed, a clerk said on condition of anonymity.",
        "A clerk who declined to be identified said the talks had failed.",
        "“The talks failed,” said a guard who spoke on condition that his name not be used.",
        "A clerk, whom the agency did not name, said the talks had failed.",
        "A guard who was not authorized to speak publicly said the talks had failed.",
        "A waiter who gave only his first name, Anton, said the talks had failed.",
      })
  void detects_withheld_names(String text) {
    assertEquals(
        List.of(true), ExtractedQuotes.from(text).stream().map(FoundQuote::anonymous).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A spokesman said the talks had failed.",
        "Police said the talks had failed.",
        "Critics said the talks had failed.",
        "Residents said the bridge had failed.",
        "County officials said the bridge had failed.",
        "His lawyer said the talks had failed.",
        "The mayor said the talks had failed.",
        "Ada Quill, a senior official, said the talks had failed.",
        "A report said the talks had failed.",
        "One bookseller said the novel had failed.",
      })
  void unnamed_speakers_are_not_anonymous(String text) {
    assertEquals(
        List.of(false), ExtractedQuotes.from(text).stream().map(FoundQuote::anonymous).toList());
  }

  @Test
  void a_speaker_stays_anonymous_in_later_quotes() {
    String text =
        "A clerk said the talks had failed. She spoke on condition of anonymity.\n\n"
            + "“They shouted,” the clerk said.\n\n“Nobody listened,” she said.";
    assertEquals(
        List.of(true, true, true),
        ExtractedQuotes.from(text).stream().map(FoundQuote::anonymous).toList());
  }
}
