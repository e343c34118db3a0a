package measure;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Child processes. */
final class Programs {
  private Programs() {}

  /** The output of a program. */
  static String output(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(
          String.join(" ", command)
              + " has failed:\n"
              + output.lines().limit(20).collect(joining("\n")));
    }
    return output;
  }
}
