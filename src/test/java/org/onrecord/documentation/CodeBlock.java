package org.onrecord.documentation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A fenced shell block of a Markdown page. The word after {@code sh} says how it is verified: none,
 * by running it; {@code ci}, by the CI script; {@code not-tried}, not at all.
 *
 * @param line the number of the block's first line in the page, from 1
 * @param kind the word after {@code sh}, or an empty string
 */
record CodeBlock(Path page, int line, String kind, String text) {
  private static final Pattern FENCE =
      Pattern.compile("^```sh *(\\S*)\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern OUTPUT =
      Pattern.compile("^# → (.*\n(?:#   .*\n)*)", Pattern.MULTILINE);
  private static final String SEPARATOR = "--- end of output ---";

  static List<CodeBlock> in(Path page) throws IOException {
    String markdown = Files.readString(page);
    List<CodeBlock> blocks = new ArrayList<>();
    Matcher fence = FENCE.matcher(markdown);
    while (fence.find()) {
      int line = (int) markdown.substring(0, fence.start()).lines().count() + 2;
      blocks.add(new CodeBlock(page, line, fence.group(1), fence.group(2)));
    }
    return blocks;
  }

  boolean isRun() {
    return kind.isEmpty();
  }

  /** The outputs that the block shows, in their order, each without the comment signs. */
  List<String> expectedOutputs() {
    return OUTPUT
        .matcher(text)
        .results()
        .map(output -> output.group(1).replaceAll("(?m)^#   ", "").strip())
        .toList();
  }

  /** The script that prints the outputs, each followed by a separator line. */
  String script() {
    return OUTPUT.matcher(text).replaceAll("echo '" + SEPARATOR + "'\n");
  }

  /** Splits what the script has printed into its outputs. */
  static List<String> outputs(String printed) {
    List<String> outputs = List.of(printed.split(SEPARATOR, -1));
    return outputs.subList(0, outputs.size() - 1).stream().map(String::strip).toList();
  }

  String name() {
    return page + ", line " + line;
  }
}
