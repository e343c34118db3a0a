package org.onrecord.extraction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaggerTest {
  private static final Tagger TAGGER = Tagger.of("en");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"/`` We/PRP wo/MD n't/RB pay/VB ,/, \"/'' Brandt/NNP said/VBD on/IN Friday/NNP ./.",
        "“/`` It/PRP is/VBZ wrong/JJ ,/, ”/'' added/VBD the/DT spokesman/NN ./.",
        "The/DT mayor/NN has/VBZ told/VBN reporters/NNS that/IN she/PRP will/MD resign/VB ./.",
        "According/VBG to/TO the/DT minister/NN ,/, prices/NNS rose/VBD sharply/RB ./.",
        "Asked/VBN whether/IN he/PRP had/VBD been/VBN warned/VBN ,/, he/PRP laughed/VBD ./.",
        "Says/VBZ Okafor/NNP :/: \"/`` Leave/VB us/PRP now/RB ./. \"/''",
        "Lindqvist/NNP warned/VBD that/IN Norway/NNP must/MD comply/VB ./.",
        "They/PRP believe/VBP her/PRP$ brother/NN lied/VBD to/TO her/PRP ./."
      })
  void tags_reporting_sentences(String tagged) {
    assertEquals(tagged, tag(words(tagged)));
  }

  @Test
  void distinguishes_possessives_from_verbs_and_closing_marks() {
    assertEquals(
        "The/DT president/NN ’s/POS aide/NN says/VBZ it/PRP ’s/VBZ over/RB ./.",
        tag("The president’s aide says it’s over."));
    assertEquals(
        "The/DT voters/NNS '/POS choice/NN was/VBD clear/JJ ./.",
        tag("The voters' choice was clear."));
    assertEquals(
        "He/PRP called/VBD it/PRP '/`` a/DT game/NN for/IN losers/NNS '/'' again/RB ./.",
        tag("He called it 'a game for losers' again."));
  }

  @Test
  void ignores_capitals_in_headlines() {
    assertEquals(
        "Minister/NNP Says/VBZ Government/NN Will/MD Not/RB Raise/VB Taxes/NNS",
        tag("Minister Says Government Will Not Raise Taxes"));
  }

  @Test
  void tags_unknown_capitalized_words_as_names() {
    assertEquals(
        "Kagwamba/NNP refused/VBD ./. Strelnikovo/NNP ’s/POS mayor/NN agreed/VBD ./.",
        tag("Kagwamba refused. Strelnikovo’s mayor agreed."));
  }

  @Test
  void tags_an_opening_word_as_name_if_capitalized_elsewhere() {
    assertEquals(
        "Woods/NNP won/VBD ./. They/PRP saw/VBD Woods/NNP ./.", tag("Woods won. They saw Woods."));
  }

  @Test
  void tags_marks_by_position() {
    assertEquals(
        "(/-LRB- He/PRP paid/VBD $/$ 5/CD …/: )/-RRB- ;/: ``/`` yes/UH ''/'' ?/.",
        tag("(He paid $5 …); ``yes''?"));
  }

  @Test
  void tags_are_independent_of_the_apostrophe() {
    List<String> straight = tags("They don't know, and she didn't ask.");
    assertEquals(straight, tags("They don’t know, and she didn’t ask."));
    assertEquals(straight, tags("They don´t know, and she didn´t ask."));
  }

  @Test
  void tags_every_word() {
    String hostile = "\"'´`‘’“”.,-—…¿\u0000\uD83D\uDE00\uD83D ＡＢ @ # _ ٣ 's n't ".repeat(50);
    Words words = Tokenizer.words(hostile);
    TAGGER.tag(words);
    assertTrue(words.count() > 0);
    assertEquals(
        List.of(), Stream.of(words.tags).filter(tag -> !Tagger.TAGS.contains(tag)).toList());
  }

  @Test
  void accepts_empty_text() {
    assertEquals("", tag(""));
  }

  private static String words(String tagged) {
    String text = tagged.replaceAll("/\\S+", "");
    return text.replaceAll(" (n't|[,.:])", "$1")
        .replaceAll("([“]) ", "$1")
        .replaceAll(" ”", "”")
        .replaceAll("\" ([^\"]*) \"", "\"$1\"");
  }

  private static String tag(String text) {
    Words words = Tokenizer.words(text);
    TAGGER.tag(words);
    StringBuilder tagged = new StringBuilder();
    for (int i = 0; i < words.count(); i++) {
      tagged.append(i == 0 ? "" : " ").append(words.word(i)).append('/').append(words.tag(i));
    }
    return tagged.toString();
  }

  private static List<String> tags(String text) {
    Words words = Tokenizer.words(text);
    TAGGER.tag(words);
    return List.of(words.tags);
  }
}
