package org.onrecord.web.json;

import java.util.Locale;

/**
 * The name of an enum constant in JSON, query parameters and the database, derived from its Java
 * name: {@code PUBLISHED_ON} becomes {@code publishedOn}, {@code NAME_DESCENDING} becomes {@code
 * -name}.
 */
public final class WireName {
  private static final String DESCENDING = "_DESCENDING";

  private WireName() {}

  /** The wire name of a constant. */
  public static String of(Enum<?> constant) {
    String name = constant.name();
    if (name.endsWith(DESCENDING)) {
      return "-" + camelCase(name.substring(0, name.length() - DESCENDING.length()));
    }
    return camelCase(name);
  }

  private static String camelCase(String name) {
    StringBuilder camelCase = new StringBuilder(name.length());
    for (String word : name.split("_")) {
      camelCase
          .append(
              camelCase.isEmpty() ? word.substring(0, 1).toLowerCase(Locale.ROOT) : word.charAt(0))
          .append(word.substring(1).toLowerCase(Locale.ROOT));
    }
    return camelCase.toString();
  }
}
