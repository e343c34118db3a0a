package org.onrecord.reading.command;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The options of the command {@code verify}.
 *
 * @param service the base URL of the service; null if only help is asked for
 * @param language null to detect it
 * @param publishedOn the date of the draft; null if unknown
 * @param draft the input file; null for standard input
 */
record VerifyOptions(
    boolean help,
    URI service,
    VerificationFormat format,
    String language,
    String publishedOn,
    Path draft) {

  static final VerifyOptions HELP =
      new VerifyOptions(true, null, VerificationFormat.TABLE, null, null, null);

  /**
   * Parses the arguments after the command name.
   *
   * @throws IllegalArgumentException with a message for the user
   */
  static VerifyOptions of(List<String> arguments) {
    Deque<String> left = new ArrayDeque<>(arguments);
    URI service = null;
    VerificationFormat format = VerificationFormat.TABLE;
    String language = null;
    String publishedOn = null;
    String draft = null;
    while (!left.isEmpty()) {
      String argument = left.remove();
      switch (argument) {
        case "--help" -> {
          return HELP;
        }
        case "--against" -> service = service(left.poll());
        case "--json" -> format = format(VerificationFormat.JSON, format);
        case "--github" -> format = format(VerificationFormat.GITHUB, format);
        case "--language" -> language = value(argument, left.poll());
        case "--published" -> publishedOn = value(argument, left.poll());
        default -> draft = draft(argument, draft);
      }
    }
    if (service == null) {
      throw new IllegalArgumentException("--against is missing");
    }
    return new VerifyOptions(false, service, format, language, publishedOn, file(draft));
  }

  private static VerificationFormat format(VerificationFormat chosen, VerificationFormat earlier) {
    if (earlier != VerificationFormat.TABLE && earlier != chosen) {
      throw new IllegalArgumentException("--json and --github exclude each other");
    }
    return chosen;
  }

  private static String value(String option, String value) {
    if (value == null) {
      throw new IllegalArgumentException(option + " takes a value");
    }
    return value;
  }

  private static URI service(String url) {
    if (url == null || !url.matches("https?://[^/?#\\s]+[^?#\\s]*")) {
      throw new IllegalArgumentException("--against takes the URL of a service");
    }
    return URI.create(url.endsWith("/") ? url : url + "/");
  }

  private static String draft(String argument, String earlier) {
    if (argument.matches("-.+")) {
      throw new IllegalArgumentException("Unknown option " + argument);
    }
    if (earlier != null) {
      throw new IllegalArgumentException("Too many arguments: " + argument);
    }
    return argument;
  }

  private static Path file(String argument) {
    return argument == null || argument.equals("-") ? null : Path.of(argument);
  }
}
