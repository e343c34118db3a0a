package org.onrecord.extraction;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenizerTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "She|did|n't|know|Brandt|'s|plan|.",
        "We|’ll|see|;|they|´re|late|—|again|.",
        "The|U.S.|paid|$|1,250.50|,|or|3.5|%|,|at|10:30|a.m.|in|St.|Paul|.",
        "“|No|,|”|said|Mr.|O’Neill|,|R-Fla.|,|and|D-N.J.|rivals|.",
        "A|well-known|AT&T|man|with|a|Ph.D.|from|M.I.T.|wrote|...",
        "See|https://example.org/a?b=c|,|www.example.org/news|or|@someone|'|.",
        "They|read|``|yes|''|there|."
      })
  void splits_words_like_the_penn_treebank(String words) {
    assertEquals(List.of(words.split("\\|")), words(printed(words)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "He left.|She stayed.",
        "“He left.”|“She stayed,” they said.",
        "\"Why?\" he asked.|\"Because.\"",
        "\"Really?\" Jane Doe asked.|No one answered.",
        "\"Stop!\" Ms. Doe said.|\"Now.\"",
        "\"Is it true?\"|The minister shrugged.",
        "Sen. J. W. Doe (R-Fla.) Tuesday met Gov. Roe.|They spoke.",
        "RENO, Nev. (AP) — It rained.|It stopped.",
        "He went to the U.S. Senate.|Then he left the U.S.|He came back.",
        "She would not say no.|But she left.",
        "It was No. 1 in Roe v. Wade polls.|Good.",
        "He waited … and waited.|Then he left.",
        "It is over for voters.|The end."
      })
  void splits_sentences(String sentences) {
    assertEquals(List.of(sentences.split("\\|")), sentences(sentences.replace("|", " ")));
  }

  @Test
  void splits_sentences_without_a_space() {
    assertEquals(List.of("It failed voters.", "The end."), sentences("It failed voters.The end."));
  }

  @Test
  void splits_paragraphs_at_line_breaks_except_soft_wraps() {
    Words words = Tokenizer.words("A headline\nBy A. Writer\n\nThe text goes\non here.\nNew.");
    List<Integer> paragraphs = new ArrayList<>();
    for (int sentence = 0; sentence < words.sentenceCount(); sentence++) {
      paragraphs.add(words.paragraphOf(words.first(sentence)));
    }
    assertEquals(List.of(0, 1, 2, 3), paragraphs);
  }

  @Test
  void words_have_offsets_in_the_text() {
    String text = " “Yes,”\u00A0he said. ";
    Words words = Tokenizer.words(text);
    List<String> cut = new ArrayList<>();
    for (int i = 0; i < words.count(); i++) {
      cut.add(text.substring(words.start(i), words.end(i)));
    }
    assertEquals(List.of("“", "Yes", ",", "”", "he", "said", "."), cut);
  }

  @Test
  void accepts_text_without_words() {
    assertEquals(List.of(), words(""));
    assertEquals(List.of(), words(" \n\uFEFF"));
  }

  /** The words joined by spaces, except before marks and clitics. */
  private static String printed(String words) {
    return words
        .replaceAll("\\|(n't|'s|’ll|´re|''|[,.;%”']|\\.\\.\\.)", "$1")
        .replaceAll("(\\$|“|``)\\|", "$1")
        .replace('|', ' ');
  }

  private static List<String> words(String text) {
    Words words = Tokenizer.words(text);
    List<String> all = new ArrayList<>();
    for (int i = 0; i < words.count(); i++) {
      all.add(words.word(i));
    }
    return all;
  }

  private static List<String> sentences(String text) {
    Words words = Tokenizer.words(text);
    List<String> all = new ArrayList<>();
    for (int sentence = 0; sentence < words.sentenceCount(); sentence++) {
      all.add(
          text.substring(words.start(words.first(sentence)), words.end(words.endOf(sentence) - 1)));
    }
    return all;
  }
}
