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
 * The command that lets anyone measure the extractor: texts come in, a JSON object a line, and go
 * out in the same order with the quotes found in them. It needs neither web nor database.
 */
public final class ExtractCommand {
  /** The program's first argument when this command is asked for. */
  public static final String NAME = "extract";

  static final String USAGE =
      """
      Usage: extract [--threads N] [TEXTS [PREDICTIONS]]

      Finds the quotes in texts. TEXTS and PREDICTIONS are files with one JSON object a line;
      without them, or for -, it reads standard input and writes standard output.

        in    {"id", "text", "language"?, "date"?}, further members are passed over
        out   {"id", "text", "quotes": [{"start", "end", "spans", "type", "speaker", "cue", ...}]}

      Offsets count Unicode code points. A malformed line is reported with its number and left out.
      Ends with 0 if all was read and written, 1 if not, 2 if it was called wrongly.
      """;

  private static final int ALL_DONE = 0;
  private static final int NOT_ALL_DONE = 1;
  private static final int CALLED_WRONGLY = 2;

  private final InputStream standardIn;
  private final OutputStream standardOut;
  private final PrintStream messages;

  ExtractCommand(InputStream standardIn, OutputStream standardOut, PrintStream messages) {
    this.standardIn = standardIn;
    this.standardOut = standardOut;
    this.messages = messages;
  }

  /** The command on this process's own streams. {@code System.out} would hide a full disk. */
  public static ExtractCommand ofProcess() {
    return new ExtractCommand(System.in, new FileOutputStream(FileDescriptor.out), System.err);
  }

  /**
   * Runs with the arguments that follow its name.
   *
   * @return the exit code
   */
  public int run(List<String> arguments) {
    ExtractOptions call;
    try {
      call = ExtractOptions.of(arguments);
    } catch (IllegalArgumentException wrongCall) {
      messages.println(wrongCall.getMessage());
      messages.print(USAGE);
      return CALLED_WRONGLY;
    }
    if (call.help()) {
      messages.print(USAGE);
      return ALL_DONE;
    }
    return run(call);
  }

  private int run(ExtractOptions call) {
    try (InputStream in = new BufferedInputStream(open(call.texts()));
        OutputStream out = new BufferedOutputStream(create(call.predictions()))) {
      return new PredictionWriter(call.threads(), messages).write(in, out)
          ? ALL_DONE
          : NOT_ALL_DONE;
    } catch (NoSuchFileException missing) {
      messages.println("There is no file " + missing.getFile());
    } catch (FileSystemException unusable) {
      messages.println("Cannot use the file " + unusable.getMessage());
    } catch (IOException failure) {
      messages.println("Cannot read or write on: " + failure.getMessage());
    }
    return NOT_ALL_DONE;
  }

  private InputStream open(Path file) throws IOException {
    return file == null ? standardIn : Files.newInputStream(file);
  }

  private OutputStream create(Path file) throws IOException {
    return file == null ? standardOut : Files.newOutputStream(file);
  }
}
