package org.onrecord.reading.command;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * Command-line extraction: reads texts, one JSON object per line, and writes them in the same order
 * with the quotes found. Needs neither web server nor database.
 */
public final class ExtractCommand {
  /** The first program argument that selects this command. */
  public static final String NAME = "extract";

  static final String USAGE =
      """
      Usage: extract [--threads N] [TEXTS [PREDICTIONS]]

      Finds the quotes in texts. TEXTS and PREDICTIONS are files with one JSON object a line;
      without them, or for -, it reads standard input and writes standard output.

        in    {"id", "text", "language"?, "date"?}, other members are ignored
        out   {"id", "text", "language", "language_detected", "not_read",
               "quotes": [{"start", "end", "spans", "type", "speaker", "cue", ...}]}

      Without "language", it is detected from the text. In a language that is not read, which
      "not_read" then names, only the quotations in marks are found, without speakers.
      Offsets count Unicode code points. Malformed lines are reported with their number and skipped.
      Exit code: 0 all lines processed, 1 an error occurred, 2 wrong usage.
      """;

  private static final int SUCCEEDED = 0;
  private static final int FAILED = 1;
  private static final int WRONG_USAGE = 2;

  private final InputStream standardIn;
  private final OutputStream standardOut;
  private final PrintStream messages;

  ExtractCommand(InputStream standardIn, OutputStream standardOut, PrintStream messages) {
    this.standardIn = standardIn;
    this.standardOut = standardOut;
    this.messages = messages;
  }

  /** The command on the standard streams. {@code System.out} would swallow write errors. */
  public static ExtractCommand ofProcess() {
    return new ExtractCommand(System.in, new FileOutputStream(FileDescriptor.out), System.err);
  }

  /**
   * Runs the command.
   *
   * @param arguments those after the command name
   * @return the exit code
   */
  public int run(List<String> arguments) {
    ExtractOptions options;
    try {
      options = ExtractOptions.of(arguments);
    } catch (IllegalArgumentException wrongUsage) {
      messages.println(wrongUsage.getMessage());
      messages.print(USAGE);
      return WRONG_USAGE;
    }
    if (options.help()) {
      messages.print(USAGE);
      return SUCCEEDED;
    }
    return run(options);
  }

  private int run(ExtractOptions options) {
    try (InputStream in = new BufferedInputStream(open(options.texts()));
        OutputStream out = new BufferedOutputStream(create(options.predictions()))) {
      return new PredictionWriter(options.threads(), messages).write(in, out) ? SUCCEEDED : FAILED;
    } catch (NoSuchFileException missing) {
      messages.println("No such file: " + missing.getFile());
    } catch (FileSystemException unusable) {
      messages.println("Cannot open file: " + unusable.getMessage());
    } catch (IOException failure) {
      messages.println("Input or output failed: " + failure.getMessage());
    }
    return FAILED;
  }

  private InputStream open(Path file) throws IOException {
    return file == null ? standardIn : Files.newInputStream(file);
  }

  private OutputStream create(Path file) throws IOException {
    return file == null ? standardOut : Files.newOutputStream(file);
  }
}
