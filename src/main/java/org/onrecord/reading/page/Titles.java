package org.onrecord.reading.page;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes the name of the site off the title of a page. */
final class Titles {
  private static final int LONGEST = 2_000;

  /** {@code Headline | Section | Site}: what follows a bar, a bullet or a double colon. */
  private static final Pattern BARRED = Pattern.compile("^(.+?)\\s*(?:\\||•|·|::|»|›)\\s*(.+)$");

  /** {@code Headline - Site Name}: what follows the last dash, all its longer words in capitals. */
  private static final Pattern DASHED =
      Pattern.compile(
          "^(.+)\\s[-–—]\\s((?:The |El |La )?\\p{Lu}\\S*(?:\\s(?:\\p{Lu}\\S*|of|the|and|de|del|la|y|en|\\d+)){0,4})$");

  private Titles() {}

  /** The name of the site at the end of a title, where the rest still is a headline. */
  static Optional<String> site(String title) {
    Matcher barred = BARRED.matcher(shortened(title));
    if (barred.matches()) {
      return Optional.of(barred.group(2).replaceFirst("^.*(?:\\||•|·|::|»|›)\\s*", ""));
    }
    Matcher dashed = DASHED.matcher(shortened(title));
    return dashed.matches() && dashed.group(1).trim().contains(" ")
        ? Optional.of(dashed.group(2))
        : Optional.empty();
  }

  /** The headline of a title, whatever site it names at its end. */
  static String headline(String title) {
    return site(title).map(site -> withoutSite(title, site)).orElse(title);
  }

  /** The title without this name of a site at its end; unchanged where it does not end with it. */
  static String withoutSite(String title, String site) {
    String end = "(?iu)\\s*(?:\\||•|·|::|»|›|\\s[-–—])\\s*" + Pattern.quote(site) + "\\s*$";
    String cut = title.replaceFirst(end, "");
    Matcher barred = BARRED.matcher(shortened(cut));
    return cut.equals(title) ? title : barred.matches() ? barred.group(1) : cut;
  }

  private static String shortened(String title) {
    return title.length() > LONGEST ? "" : title;
  }
}
