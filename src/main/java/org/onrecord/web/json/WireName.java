package org.onrecord.web.json;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The name of an enum constant in JSON, query parameters and the database, derived from its Java
 * name: {@code PUBLISHED_ON} becomes {@code publishedOn}, {@code NAME_DESCENDING} becomes {@code
 * -name}.
 */
public final class WireName {
  private static final String DESCENDING = "_descending";
  private static final Pattern WORD_START = Pattern.compile("_(.)");

  private WireName() {}

  /** The wire name of a constant. */
  public static String of(Enum<?> constant) {
    String name = constant.name().toLowerCase(Locale.ROOT);
    return name.endsWith(DESCENDING)
        ? "-" + camelCase(name.substring(0, name.length() - DESCENDING.length()))
        : camelCase(name);
  }

  private static String camelCase(String name) {
    return WORD_START.matcher(name).replaceAll(word -> word.group(1).toUpperCase(Locale.ROOT));
  }
}
