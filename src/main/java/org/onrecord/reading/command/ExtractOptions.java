package org.onrecord.reading.command;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The command-line options.
 *
 * @param texts the input file; null for standard input
 * @param predictions the output file; null for standard output
 */
record ExtractOptions(boolean help, int threads, Path texts, Path predictions) {
  private static final int MAX_THREADS = 256;

  /**
   * Parses the arguments after the command name.
   *
   * @throws IllegalArgumentException with a message for the user
   */
  static ExtractOptions of(List<String> arguments) {
    Deque<String> left = new ArrayDeque<>(arguments);
    int threads = 1;
    while (!left.isEmpty() && left.peek().matches("-.+")) {
      String option = left.remove();
      switch (option) {
        case "--help" -> {
          return new ExtractOptions(true, threads, null, null);
        }
        case "--threads" -> threads = threads(left.poll());
        default -> throw new IllegalArgumentException("Unknown option " + option);
      }
    }
    Path texts = file(left.poll());
    Path predictions = file(left.poll());
    if (!left.isEmpty()) {
      throw new IllegalArgumentException("Too many arguments: " + left.peek());
    }
    if (texts != null && predictions != null && same(texts, predictions)) {
      throw new IllegalArgumentException("TEXTS and PREDICTIONS are the same file");
    }
    return new ExtractOptions(false, threads, texts, predictions);
  }

  private static int threads(String number) {
    if (number == null
        || !number.matches("[1-9]\\d{0,2}")
        || Integer.parseInt(number) > MAX_THREADS) {
      throw new IllegalArgumentException("--threads takes a number from 1 to " + MAX_THREADS);
    }
    return Integer.parseInt(number);
  }

  private static Path file(String argument) {
    return argument == null || argument.equals("-") ? null : Path.of(argument);
  }

  private static boolean same(Path one, Path other) {
    return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
  }
}
