package org.onrecord.settings;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A setting of the service.
 *
 * @param property name of the property; the environment variable is derived from it
 * @param mayBeEmpty true if an empty value means that the setting is not set
 * @param secret true if messages must not show the value
 */
record Setting(String property, AllowedValues allowed, boolean mayBeEmpty, boolean secret) {

  private static final Pattern PASSWORD = Pattern.compile("(?i)(password=)[^&]*");

  /** A setting whose empty value means that it is not set. */
  static Setting optional(String property, AllowedValues allowed) {
    return new Setting(property, allowed, true, false);
  }

  /** A setting that has a default and cannot be empty. */
  static Setting withDefault(String property, AllowedValues allowed) {
    return new Setting(property, allowed, false, false);
  }

  Setting asSecret() {
    return new Setting(property, allowed, mayBeEmpty, true);
  }

  boolean accepts(String value) {
    return value.isEmpty() ? mayBeEmpty : allowed.include(value);
  }

  /** The environment variable of a property. */
  static String variable(String property) {
    return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }

  /** Both names, for messages. */
  static String names(String property) {
    return "%s (%s)".formatted(property, variable(property));
  }

  /** The sentence for a value that is not accepted. */
  String refusal(String value) {
    return "%s is %s, but must be %s."
        .formatted(names(property), shown(value), allowed.description());
  }

  /** The value for messages. */
  String shown(String value) {
    if (value.isEmpty()) {
      return "empty";
    }
    return secret
        ? "a secret of %d characters".formatted(value.length())
        : "“%s”".formatted(withoutPassword(value));
  }

  /** A value without the password that a JDBC URL can contain. */
  static String withoutPassword(String value) {
    return PASSWORD.matcher(value).replaceAll("$1…");
  }
}
