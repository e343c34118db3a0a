package org.onrecord.textreuse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FoldedWordsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          The Harbour IS Closed          | the harbour is closed
          “a ‘quoted’ word” – and more   | a quoted word and more
          Café Brontë, Ærø und Straße    | cafe bronte aero und strasse
          ﬁnal oﬃce                      | final office
          don’t won't can't cannot isn´t | do not will not can not can not is not
          it's we’re they've she'll I'd  | it is we are they have she will i would
          it's been, they'd better       | it has been they had better
          the mayor's boats, let's go    | the mayor boats let us go
          O'Malley's rock 'n' roll       | omalley rock n roll
          a long-term plan               | a long term plan
          e-mail co-operate re-elected   | email cooperate reelected
          the govern- ment of Nor-\u00ADway | the government of nor way
          mid- and late summer           | mid and late summer
          the U.S. and the U.N.'s envoy  | the us and the un envoy
          AT&T, fish & chips             | att fish and chips
          [T]he ferr[ies] sail(s)        | the ferries sails
          we (sic) said [sic] so         | we said so
          """)
  void typography_is_folded(String text, String folded) {
    assertEquals(folded, FoldedWords.of(text.replace("\\u00AD", "\u00AD"), "en").toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          en | twenty-one boats                    | 21 boats
          en | one hundred and five boats          | 105 boats
          en | 1,000 or 1.000 or a thousand        | 1000 or 1000 or 1000
          en | two million three hundred thousand  | 2300000
          en | 2.5 million, 2.5bn                  | 2500000 2500000000
          en | $5, five dollars, $1.5 million      | 5 dollar 5 dollar 1500000 dollar
          en | 2½ years, ½ a year, 10⅓ miles       | 2.5 years 0.5 a year 10.33 miles
          en | $3m and 3m                          | 3000000 dollar and 3m
          en | 12.5% and 12.5 per cent             | 12.5 percent and 12.5 percent
          en | the 21st and the twenty-first       | the 21th and the 21th
          en | in nineteen eighty-four and 1984    | in 1984 and 1984
          en | one, two and three                  | 1 2 and 3
          en | at 7:30 on 9/11                     | at 7:30 on 9 11
          de | einundzwanzig Boote                 | 21 boote
          de | zweitausenddreihundert, zwölf       | 2300 12
          de | drei Millionen, 12,5 Prozent        | 3000000 12.5 percent
          de | die Hundertschaft                   | die hundertschaft
          fr | quatre-vingt-dix-sept bateaux       | 97 bateaux
          fr | soixante-douze, deux cents          | 72 200
          es | treinta y dos barcos                | 32 barcos
          es | dos mil quinientos                  | 2500
          it | ventuno                             | ventuno
          """)
  void numbers_have_one_notation(String language, String text, String folded) {
    assertEquals(folded, FoldedWords.of(text, language).toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          en | We did not and never will | not never
          en | It isn't, can't and won't | not not not
          de | Das ist nicht kein Boot   | nicht kein
          fr | Nous ne voulons pas       | pas
          fr | Il n'a plus de bateau     | n
          es | No hay ningún barco       | no ningun
          sv | Vi vill inte              | inte
          ru | Мы не хотим               | не
          zh | 我们不同意                     | 不
          """)
  void negations_are_marked(String language, String text, String negations) {
    FoldedWords words = FoldedWords.of(text, language);
    assertEquals(negations, marked(words, words::isNegation));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          We met Mr. Aldane and I left. Then Norway spoke.  | mr aldane norway
          Ships left for Norway and the Baltic coast today. | norway baltic
          HARBOUR CLOSED AFTER STORM IN NORWAY              | ''
          Harbour Closed After Storm In Norway              | ''
          """)
  void capitalized_words_inside_sentences_are_names(String text, String names) {
    FoldedWords words = FoldedWords.of(text, "en");
    assertEquals(names, marked(words, words::isName));
  }

  @Test
  void ellipses_and_ends_of_pieces_are_gaps() {
    FoldedWords words = FoldedWords.of("We … came. . . saw [...] and... won. Then. Left", "en");
    assertEquals("came saw and won", marked(words, words::isAfterGap));
    FoldedWords pieces = FoldedWords.ofPieces(List.of("We came,", "and we saw"), "en");
    assertEquals("and", marked(pieces, pieces::isAfterGap));
  }

  @Test
  void words_in_brackets_are_inserted() {
    FoldedWords words = FoldedWords.of("He [Mr Aldane] said (loudly) that [the ferry", "en");
    assertEquals("mr aldane loudly", marked(words, words::isInserted));
    FoldedWords whole = FoldedWords.of("(All of it)", "en");
    assertEquals("", marked(whole, whole::isInserted));
  }

  @Test
  void offsets_are_code_points() {
    FoldedWords words = FoldedWords.of("😀 “Don’t” 𝐬𝐚𝐲 it", "en");
    assertEquals("do not say it", words.toString());
    assertEquals(3, words.start(0));
    assertEquals(5, words.end(0));
    assertEquals(5, words.start(1));
    assertEquals(8, words.end(1));
    assertEquals(10, words.start(2));
    assertEquals("Don’t” 𝐬𝐚𝐲", words.printed(0, 3));
  }

  @Test
  void invisible_characters_are_ignored() {
    assertEquals(
        "the ferry", FoldedWords.of("\u202Ethe\u200B fer\u00ADr\u200Dy\uFE0F", "en").toString());
  }

  @Test
  void scripts_without_spaces_have_a_word_for_each_letter() {
    assertEquals("我 们 去 oslo 港", FoldedWords.of("我们去Oslo港。", "zh").toString());
    assertEquals("ส วั ส ดี", FoldedWords.of("สวัสดี", "th").toString());
  }

  @Test
  void texts_without_words_have_none() {
    assertEquals(0, FoldedWords.of("", "en").count());
    assertEquals(0, FoldedWords.of("\u0301 \u064B", "en").count());
    assertEquals(0, FoldedWords.of("“…” – 😀 !?", null).count());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"word ", "“", "[", "don't", "-", "- ", "a- ", ". ", "1,", "不", "\u200B", "two "})
  void hostile_texts_are_folded_in_linear_time(String unit) {
    String text = unit.repeat(1_000_000 / unit.length());
    assertTrue(FoldedWords.of(text, "en").count() <= text.length());
  }

  @Test
  void a_range_without_words_prints_nothing() {
    FoldedWords words = FoldedWords.of("We sail", "en");
    assertEquals("", words.printed(1, 1));
    assertFalse(words.isContinued(0));
  }

  private static String marked(FoldedWords words, IntPredicate trait) {
    List<String> marked = new ArrayList<>();
    for (int i = 0; i < words.count(); i++) {
      if (trait.test(i)) {
        marked.add(words.word(i));
      }
    }
    return String.join(" ", marked);
  }
}
