package org.onrecord.reading.page;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Removes the name of the site from the title of a page. */
final class Titles {
  /** Longer titles are not read. */
  static final int MAX_LENGTH = 2_000;

  /** {@code Headline | Section | Site}: separated by a bar, bullet or double colon. */
  private static final Pattern BARRED = Pattern.compile("^(.+?)\\s*(?:\\||•|·|::|»|›)\\s*(.+)$");

  /** {@code Headline - Site Name}: capitalized words after the last dash. */
  private static final Pattern DASHED =
      Pattern.compile(
          "^(.+)\\s[-–—]\\s((?:The |El |La )?\\p{Lu}\\S*(?:\\s(?:\\p{Lu}\\S*|of|the|and|de|del|la|y|en|\\d+)){0,4})$");

  private Titles() {}

  /** The name of the site at the end of a title. */
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

  /** The title without any site name at its end. */
  static String headline(String title) {
    return site(title).map(site -> withoutSite(title, site)).orElse(title);
  }

  /** The title without this site name at its end. */
  static String withoutSite(String title, String site) {
    String end = "(?iu)\\s*(?:\\||•|·|::|»|›|\\s[-–—])\\s*" + Pattern.quote(site) + "\\s*$";
    String cut = title.replaceFirst(end, "");
    if (cut.equals(title)) {
      return title;
    }
    Matcher barred = BARRED.matcher(shortened(cut));
    return barred.matches() ? barred.group(1) : cut;
  }

  private static String shortened(String title) {
    return title.length() > MAX_LENGTH ? "" : title;
  }
}
