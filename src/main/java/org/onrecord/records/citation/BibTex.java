package org.onrecord.records.citation;

import static java.util.stream.Collectors.joining;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * BibTeX entries in UTF-8, for BibTeX and biblatex.
 *
 * <p>Braces in values are written as commands, because BibTeX counts them even after a backslash:
 * an unbalanced one would end the value too late. The fields {@code year} and {@code month} are for
 * BibTeX, {@code date} is for biblatex, which knows no day otherwise.
 */
public final class BibTex {
  /** The media type of BibTeX. */
  public static final String MEDIA_TYPE = "application/x-bibtex";

  private static final Map<Character, String> ESCAPES =
      Map.of(
          '\\', "\\textbackslash{}",
          '{', "\\textbraceleft{}",
          '}', "\\textbraceright{}",
          '~', "\\textasciitilde{}",
          '^', "\\textasciicircum{}",
          '$', "\\$",
          '&', "\\&",
          '#', "\\#",
          '%', "\\%",
          '_', "\\_");

  private BibTex() {}

  /** The entry of a citation, with a line feed at its end. */
  public static String entry(Citation citation) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("author", authors(citation));
    fields.put("title", braced("{" + escaped(citation.title()) + "}"));
    fields.put("journal", text(citation.newspaper()));
    LocalDate day = citation.publishedOn();
    fields.put("year", day == null ? null : braced("%04d".formatted(day.getYear())));
    fields.put("month", day == null ? null : month(day));
    fields.put("date", day == null ? null : braced(day.toString()));
    fields.put("language", text(citation.language()));
    fields.put("url", citation.url() == null ? null : braced(verbatim(citation.url())));
    fields.put("annote", text(citation.note()));
    fields.values().removeIf(value -> value == null);
    return fields.entrySet().stream()
        .map(field -> ",\n  " + field.getKey() + " = " + field.getValue())
        .collect(joining("", "@article{" + citation.key(), "\n}\n"));
  }

  private static String authors(Citation citation) {
    return citation.authors().isEmpty()
        ? null
        : braced(citation.authors().stream().map(BibTex::name).collect(joining(" and ")));
  }

  /** Braces keep a literal name in one piece. */
  private static String name(AuthorName name) {
    if (name.isLiteral()) {
      return "{" + escaped(name.literal()) + "}";
    }
    String suffix = name.suffix() == null ? "" : ", " + escaped(name.suffix());
    return escaped(name.family()) + suffix + ", " + escaped(name.given());
  }

  /** The abbreviation of a month that all styles define, such as {@code jun}. */
  private static String month(LocalDate day) {
    return day.getMonth().name().substring(0, 3).toLowerCase(Locale.ROOT);
  }

  private static String text(String value) {
    return value == null ? null : braced(escaped(value));
  }

  private static String braced(String value) {
    return "{" + value + "}";
  }

  /** A value with escapes for the special characters of TeX; white space becomes one space. */
  private static String escaped(String value) {
    String text = Citation.inOneLine(value);
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (i > 0 && isLigature(text.charAt(i - 1), c)) {
        escaped.append("{}");
      }
      escaped.append(ESCAPES.getOrDefault(c, String.valueOf(c)));
    }
    return escaped.toString();
  }

  /** True for two characters that TeX prints as one, such as two hyphens. */
  private static boolean isLigature(char first, char second) {
    return first == second && "-`',<>".indexOf(first) >= 0
        || second == '`' && "?!".indexOf(first) >= 0;
  }

  /** A URL, in which only the characters that would end the value are encoded. */
  private static String verbatim(String url) {
    return url.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C");
  }
}
