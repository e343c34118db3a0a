package org.onrecord.reading.verification;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Row;
import org.onrecord.database.sql.Sql;
import org.onrecord.extraction.text.LanguageDetector;
import org.onrecord.query.fulltext.LanguagesInUse;
import org.onrecord.textreuse.FoldedWords;

/**
 * The lexemes of quotations, as the full-text indexes have them. A quotation may be in another
 * language than the text around it, so its lexemes are read in both languages.
 */
@Singleton
class QuotationLexemes {
  /** The length of the start of a quotation that is searched for, in words and in code points. */
  private static final int MAX_WORDS = 3_000;

  private static final int MAX_LENGTH = 20_000;

  private static final String LEXEMES =
      """
      select asked.n, lexeme_mark(language) as mark,
             array(select lexeme from unnest(lexemes(language, left(words, ?))) found, unnest(found.positions) position
               order by position) as lexemes
      from unnest(?::text[]) with ordinality as asked (words, n)
      join (
        select distinct n, coalesce(configuration, search_language(tag)) as language
        from unnest(?::integer[], ?::text[], ?::text[]) as given (n, tag, configuration)) languages using (n)
      order by n""";

  private final Database database;
  private final LanguagesInUse languages;

  QuotationLexemes(Database database, LanguagesInUse languages) {
    this.database = database;
    this.languages = languages;
  }

  /** A table with a full-text index. */
  enum Table {
    /** Its lexemes have the mark of their language. */
    QUOTE,
    ARTICLE;

    String tableName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * The lexemes of a quotation in one language.
   *
   * @param quotation the index of the quotation
   * @param mark the mark of the language
   */
  record Lexemes(int quotation, String mark, List<String> words) {
    private static Lexemes of(Row row, Table table) throws SQLException {
      String mark = row.text("mark");
      String suffix = table == Table.QUOTE ? mark : "";
      List<String> lexemes = row.array("lexemes");
      return new Lexemes(
          (int) row.longValue("n") - 1,
          mark,
          lexemes.stream().map(lexeme -> lexeme + suffix).toList());
    }

    private boolean hasSameLanguage(Lexemes other) {
      return quotation == other.quotation && mark.equals(other.mark);
    }
  }

  /**
   * A language in which the lexemes of a quotation are read.
   *
   * @param tag a BCP 47 tag, or null
   * @param configuration the name of a text search configuration, if there is no tag
   */
  private record Language(int quotation, String tag, String configuration) {
    static Stream<Language> all(int quotation, Set<String> onRecord) {
      return onRecord.stream().map(language -> new Language(quotation, null, language));
    }

    /** Empty if both languages are unknown. */
    static List<Language> likely(int quotation, String ofText, Optional<String> detected) {
      List<Language> likely =
          new ArrayList<>(
              Stream.concat(Stream.ofNullable(ofText), detected.stream())
                  .map(tag -> new Language(quotation, tag, null))
                  .toList());
      if (!likely.isEmpty()) {
        likely.add(new Language(quotation, null, LanguagesInUse.NO_LANGUAGE));
      }
      return likely;
    }
  }

  /**
   * The lexemes of quotations in the language of the text and in their own, if it is detected. If
   * both are unknown, in all languages on record.
   */
  List<Lexemes> inLikelyLanguages(List<FoldedWords> quotations, Table table) {
    List<Language> asked = new ArrayList<>();
    List<Integer> unknown = new ArrayList<>();
    for (int i = 0; i < quotations.size(); i++) {
      FoldedWords words = quotations.get(i);
      List<Language> likely =
          Language.likely(i, words.language(), LanguageDetector.language(start(words)));
      asked.addAll(likely);
      if (likely.isEmpty()) {
        unknown.add(i);
      }
    }
    asked.addAll(allLanguages(unknown, table));
    return read(quotations, asked, table);
  }

  /** The lexemes of some quotations in the languages on record that were not likely. */
  List<Lexemes> inOtherLanguages(
      List<FoldedWords> quotations, List<Integer> some, Table table, List<Lexemes> likely) {
    return read(quotations, allLanguages(some, table), table).stream()
        .filter(lexemes -> likely.stream().noneMatch(lexemes::hasSameLanguage))
        .toList();
  }

  private List<Language> allLanguages(List<Integer> quotations, Table table) {
    if (quotations.isEmpty()) {
      return List.of();
    }
    Set<String> onRecord = table == Table.QUOTE ? languages.ofQuotes() : languages.ofArticles();
    return quotations.stream().flatMap(i -> Language.all(i, onRecord)).toList();
  }

  private static String start(FoldedWords quotation) {
    return quotation.printed(0, Math.min(quotation.count(), MAX_WORDS));
  }

  private List<Lexemes> read(List<FoldedWords> quotations, List<Language> asked, Table table) {
    if (asked.isEmpty()) {
      return List.of();
    }
    Sql sql =
        Sql.of(
            LEXEMES,
            MAX_LENGTH,
            quotations.stream().map(QuotationLexemes::start).toArray(String[]::new),
            asked.stream().map(language -> language.quotation + 1).toArray(Integer[]::new),
            asked.stream().map(Language::tag).toArray(String[]::new),
            asked.stream().map(Language::configuration).toArray(String[]::new));
    return database.list(sql, row -> Lexemes.of(row, table));
  }
}
