package org.onrecord.reading.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Parses the names of authors from bylines. */
final class Bylines {
  private static final int MAX_AUTHORS = 50;
  private static final int MAX_LINE_LENGTH = 200;

  private static final Pattern PREFIX =
      Pattern.compile(
          "^(?:(?:posted|written|story|report|reported|words|texto|escrito|informe|publicado)\\s+)?"
              + "(?:by|por|authors?|autor(?:a|es)?|texto)(?:\\s*:\\s*|\\s+)",
          Pattern.CASE_INSENSITIVE);

  /** The end of the names: another column, a date, the time of the last update. */
  private static final Pattern TAIL =
      Pattern.compile(
          "\\s*(?:\\||•|·|\\s[—–-]\\s|(?<!\\p{L})(?:updated|published|actualizado|publicado|posted)(?!\\p{L})"
              + "|(?<!\\p{L})(?:"
              + Months.PATTERN
              + ")\\.?\\s+\\d|\\d).*",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern SEPARATOR =
      Pattern.compile(
          "\\s*(?:;|,|&|\\s(?:and|y|with|con)\\s|\\se\\s(?=H?[IÍ]))\\s*",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** The author's location or employer after the name. */
  private static final Pattern PLACE =
      Pattern.compile("\\s+(?:in|at|for|of|on|en|desde|para|el)(?:\\s.*)?$|\\s*\\(.*|\\s*<.*");

  private static final Pattern SUFFIX = Pattern.compile("(?:Jr|Sr|II|III|IV|Ph\\.?D|M\\.?D)\\.?");

  private static final Pattern NOT_A_PERSON =
      Pattern.compile(
          ".*(?:https?:|www\\.|@|\\.com(?!\\p{L})).*"
              + "|(?:the|el|la|los|las)\\s.*"
              + "|.*(?<!\\p{L})(?:staff|writers?|reporters?|editors?|editora?|correspondents?|columnist|contributors?"
              + "|redactora?|corresponsal|enviad[oa]|especial|special|jefe|agenc(?:y|ies|ias?)|bureau|desk|photographer"
              + "|post|times|news|press|journal|herald|tribune|magazine|diario|periódico|noticias)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern PERSON =
      Pattern.compile(
          "\\p{Lu}[\\p{L}\\p{M}.'’-]*(?:\\s(?:de|del|la|las|los|da|dos|van|von|der|den|al|bin|ibn|di|y))*"
              + "(?:\\s\\p{L}?['’]?\\p{Lu}[\\p{L}\\p{M}.'’-]*(?:\\s(?:de|del|la|las|los|da|dos|van|von|der|den|al|bin|ibn|di))*){1,4}(?:, (?:Jr|Sr)\\.?)?");

  /** Agencies and other one-word names that sign stories. */
  private static final Pattern AGENCY =
      Pattern.compile("\\p{Lu}{2,6}|Reuters|Bloomberg|Xinhua|Efe|Redacción|ANSA|Notimex");

  private static final Pattern MEDIUM =
      Pattern.compile(
          "(?:(?:The|El|La|Los|Las)\\s)?(?:\\p{Lu}[\\p{L}.&’'-]*\\s){0,4}"
              + "(?:Post|Times|News|Press|Journal|Herald|Tribune|Courier|Gazette|Guardian|Observer|Chronicle"
              + "|Mail|Star|Standard|Telegraph|Independent|Magazine|Review|Agency|Reuters|Bloomberg"
              + "|Diario|Correo|Mundo|País|Nación|Prensa|Universal|Periódico|Noticias|Página \\d+)");

  private Bylines() {}

  /** The names in a line that starts like a byline; empty if it is not one. */
  static List<String> inLine(String line) {
    if (line.length() > MAX_LINE_LENGTH || !PREFIX.matcher(line).find()) {
      return List.of();
    }
    List<String> names = names(line);
    boolean plausible = names.stream().allMatch(Bylines::isName);
    return plausible ? names : List.of();
  }

  /** The names in a text known to be a byline, without roles and employers. */
  static List<String> names(String byline) {
    String names = PREFIX.matcher(FieldCandidates.collapseWhitespace(byline)).replaceFirst("");
    List<String> found = new ArrayList<>();
    for (String part : SEPARATOR.split(TAIL.matcher(names).replaceFirst(""))) {
      String name = FieldCandidates.collapseWhitespace(PLACE.matcher(part).replaceFirst(""));
      if (SUFFIX.matcher(name).matches() && !found.isEmpty()) {
        found.set(found.size() - 1, found.get(found.size() - 1) + ", " + name);
      } else if (!name.isEmpty()
          && !NOT_A_PERSON.matcher(name).matches()
          && found.size() < MAX_AUTHORS) {
        found.add(name);
      }
    }
    return found.stream().distinct().toList();
  }

  /** True if a text looks like the name of a person or an agency. */
  static boolean isName(String text) {
    return Stream.of(PERSON, AGENCY).anyMatch(form -> form.matcher(text).matches());
  }

  /** True if a text is the name of an agency. */
  static boolean isAgency(String text) {
    return AGENCY.matcher(text).matches();
  }

  /** The name of a medium at the end of a line. */
  static Optional<String> medium(String line) {
    String last = FieldCandidates.collapseWhitespace(line.substring(line.lastIndexOf(',') + 1));
    return MEDIUM.matcher(last).matches() ? Optional.of(last) : Optional.empty();
  }
}
