package org.onrecord.query.fulltext;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;

import io.quarkus.test.junit.QuarkusTest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.onrecord.fixtures.ArticleBuilder;
import org.onrecord.fixtures.ListRequests;

/**
 * Matches of search queries, in the order of relevance. The tables name records by a short name.
 * Equally relevant rows come newest first, that is from the bottom of their table to the top.
 */
@QuarkusTest
class RelevanceTest {
  private static final String QUOTES =
      """
      talks    | en    | The strait stays open while the talks go on.
      talked   | en-GB | We talked about the strait, and talked, and talked again.
      be       | en    | To be, or not to be, asked the admiral.
      maybe    | en    | To ask or not: be that as it may.
      willnot  | en    | We will not leave the ferry to the island council.
      notwill  | en    | Will the ferry and the whole island leave before winter? Not if we can help it.
      haus     | de    | Das Haus am Hafen bleibt leer.
      haeuser  | de-AT | Häuser, Häuser und noch mehr Häuser.
      élève    | fr    | Chaque élève a reçu une lettre.
      élèves   | fr    | Les élèves ont répondu.
      barco    | es    | Un barco sin puerto.
      barcos   | es    | Los barcos volvieron de noche.
      وزير     | ar    | قال الوَزير إنّ الميناء مغلق
      کشتی     | fa    | کشتی‌ها بازمی‌گردند
      lodě     | cs    | Lodě zůstaly v přístavu, strait je zavřený.
      markup   |       | <harbour>fog</harbour> &amp; 5 <7 knots> &light;
      unknown  |       | The strait, the talks, the house: no language is known.
      """;

  private static final String ARTICLES =
      """
      body     | en | Harbour news | The ferry was late again, said the council.
      title    | en | Ferries stay in port | Nobody crossed on Monday.
      both     | en | A ferry for two islands | The ferry is new, and every ferry needs a crew.
      near     | en | Timetable | The island ferry sails at nine.
      far      | en | Weather | The island had rain all day, and nobody who could stay at home went down to see the ferry.
      fähre    | de | Fähren im Sturm | Die Fähren blieben im Hafen.
      traversée | fr | Les traversées annulées | Aucune traversée avant mardi.
      untold   |    | Ferries | Ferries.
      """;

  private final Map<String, String> nameById = new LinkedHashMap<>();

  @TestFactory
  Stream<DynamicTest> ranks_quotes() {
    each(QUOTES, (row, article) -> name(row[0], aQuote(row[2]).in(article.save()).save()));
    return tests(
        "/quotes",
        """
        talk                    | talked talks
        talks                   | talked unknown talks
        TALKING                 | talked talks
        strait                  | unknown lodě talked talks
        strait talk             | talked talks
        strait -talking         | unknown lodě
        strait -talks           | lodě
        strait -open            | unknown lodě talked
        strait or ferry         | unknown lodě notwill willnot talked talks
        "to be or not to be"    | be
        to be or not to be      | be maybe
        or                      | maybe be
        "we will not"           | willnot
        we will not             | willnot notwill
        "will we not"           |
        "talks go"              | talks
        "talk going"            | talks
        Haus                    | haeuser haus
        Häuser                  | haeuser haus
        hauser                  | haeuser haus
        Hauses                  | haeuser haus
        eleve                   | élèves élève
        ÉLÈVES                  | élèves élève
        élève -lettres          | élèves
        barco                   | barcos barco
        barcos                  | barcos barco
        ميناء                   | وزير
        الوزير                  | وزير
        الوَزِيرُ               | وزير
        مغلق                    | وزير
        کشتی‌ها                 | کشتی
        کشتیها                  | کشتی
        کَشتی‌ها                | کشتی
        بازمیگردند              | کشتی
        کشتی                    |
        lode                    | lodě
        lodě                    | lodě
        loď                     |
        house                   | unknown
        harbour                 | markup
        <harbour>               | markup
        "5 7 knots"             | markup
        <7 knots> light         | markup
        &light;                 | markup
        houses                  |
        """);
  }

  @TestFactory
  Stream<DynamicTest> ranks_articles() {
    each(ARTICLES, (row, article) -> name(row[0], titled(row, article).save()));
    return tests(
        "/articles",
        """
        ferry                   | both title far near body
        ferries                 | both untold title far near body
        ferry island            | both near far
        "island ferry"          | near
        "ferry island"          |
        ferry -island           | title body
        ferry -islands -council | title
        fähre                   | fähre
        fahren                  | fähre
        traversee               | traversée
        "aucune traversées"     | traversée
        port or harbour         | title body
        """);
  }

  @TestFactory
  Stream<DynamicTest> finds_nothing_without_words() {
    each(QUOTES, (row, article) -> aQuote(row[2]).in(titled(row, article).save()).save());
    return Stream.of(
            "...",
            "?!",
            "“”",
            "-",
            "- - -",
            "\"\"",
            "\"",
            "()",
            "&|!",
            "<->",
            ":*",
            "'",
            "\\",
            "🙂",
            "—",
            "\u200C",
            "\u200Bx\u200B",
            "\u00AD",
            "\u0301",
            "\uFDD0",
            "{}",
            "-\"\"")
        .flatMap(
            q ->
                Stream.of("/quotes", "/articles")
                    .map(
                        path ->
                            dynamicTest(
                                path + " " + q,
                                () -> assertEquals(List.of(), found(path, "text", q)))));
  }

  @TestFactory
  Stream<DynamicTest> excludes_negated_words() {
    each(QUOTES, (row, article) -> name(row[0], aQuote(row[2]).in(article.save()).save()));
    return tests(
        "/quotes",
        """
        -the -los               | markup lodě کشتی وزير barco élèves élève haeuser haus maybe
        -the -a -o -"los barcos" -talk -v -häuser -haus -élève -barco | markup کشتی وزير maybe
        """);
  }

  @Test
  void a_repeated_query_matches_quotes_in_a_language_that_is_new() {
    name("before", aQuote("Hidak a folyón.").in(anArticle().save()).save());
    assertEquals("before", String.join(" ", names("/quotes", "hidak")));
    name("hidak", aQuote("A hidak zárva.").in(anArticle().language("hu").save()).save());
    assertEquals("hidak before", String.join(" ", names("/quotes", "hidak")));
  }

  /** PostgreSQL indexes words of up to 2,046 bytes. */
  @Test
  void a_quote_with_a_very_long_word_matches_its_other_words() {
    for (int length : new int[] {2045, 2046, 2047}) {
      String text = "o'clock " + "x".repeat(length);
      name("long" + length, aQuote(text).in(anArticle().save()).save());
    }
    assertEquals("long2047 long2046 long2045", String.join(" ", names("/quotes", "o'clock")));
  }

  private Stream<DynamicTest> tests(String path, String table) {
    return rows(table)
        .map(
            row ->
                dynamicTest(
                    row[0] + " → " + row[1],
                    () -> assertEquals(row[1], String.join(" ", names(path, row[0])))));
  }

  private List<String> names(String path, String q) {
    List<String> ids = found(path, "id", q);
    return ids.stream().map(nameById::get).toList();
  }

  private static List<String> found(String path, String member, String q) {
    return ListRequests.first(
        member, path, "q", q, "sort", "relevance", "limit", 100, "highlight", "true");
  }

  private void name(String name, String id) {
    nameById.put(id, name);
  }

  private static ArticleBuilder titled(String[] row, ArticleBuilder article) {
    return row.length > 3 ? article.titled(row[2]).body(row[3]) : article;
  }

  /** Calls an action for each row of a table with an article in its language. */
  private static void each(String table, BiConsumer<String[], ArticleBuilder> take) {
    rows(table)
        .forEach(
            row -> take.accept(row, row[1].isEmpty() ? anArticle() : anArticle().language(row[1])));
  }

  private static Stream<String[]> rows(String table) {
    return table
        .lines()
        .map(row -> Stream.of(row.split("\\|", -1)).map(String::strip).toArray(String[]::new));
  }
}
