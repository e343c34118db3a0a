package org.onrecord.reading.command;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * How the command is called.
 *
 * @param texts the file to read; null for standard input
 * @param predictions the file to write; null for standard output
 */
record ExtractOptions(boolean help, int threads, Path texts, Path predictions) {
  private static final int MAX_THREADS = 256;

  /**
   * @throws IllegalArgumentException with a sentence to show
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
        default -> throw new IllegalArgumentException("There is no option " + option);
      }
    }
    Path texts = file(left.poll());
    Path predictions = file(left.poll());
    if (!left.isEmpty()) {
      throw new IllegalArgumentException("One argument too many: " + left.peek());
    }
    if (texts != null && predictions != null && same(texts, predictions)) {
      throw new IllegalArgumentException("The predictions would overwrite the texts");
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
