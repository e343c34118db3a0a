package org.onrecord.web.limits;

import java.util.HashMap;
import java.util.Map;

/**
 * The paths of the contract, to call a request's path by: {@code /quotes/{id}} for that of a quote.
 * There are only so many, whatever is asked for.
 */
final class ContractRoutes {
  static final String OF_FRAMEWORK = FrameworkPaths.ROOT + "*";
  static final String UNKNOWN = "UNKNOWN";

  private static final String INDENT = "  /";
  private static final String END = ":";

  private final Step root = new Step();

  /**
   * What may follow in a path, and the path of the contract that ends here; null where none does.
   */
  private static final class Step {
    private final Map<String, Step> spelledOut = new HashMap<>();
    private Step variable;
    private String path;
  }

  /**
   * Those of a contract, where each has a line. (To parse it takes far longer than all else here.)
   */
  ContractRoutes(String contract) {
    contract
        .lines()
        .filter(line -> line.startsWith(INDENT) && line.endsWith(END))
        .map(line -> line.substring(INDENT.length() - 1, line.length() - END.length()))
        .forEach(this::add);
  }

  private void add(String path) {
    Step step = root;
    for (String segment : path.substring(1).split("/")) {
      if (segment.startsWith("{")) {
        step.variable = step.variable == null ? new Step() : step.variable;
        step = step.variable;
      } else {
        step = step.spelledOut.computeIfAbsent(segment, next -> new Step());
      }
    }
    step.path = path;
  }

  /** The path of the contract that a path is one of. */
  String of(String path) {
    if (path == null || path.length() < 2) {
      return UNKNOWN;
    }
    if (path.startsWith(FrameworkPaths.ROOT)) {
      return OF_FRAMEWORK;
    }
    int end = path.endsWith("/") ? path.length() - 1 : path.length();
    String known = find(root, path, 1, end);
    return known == null ? UNKNOWN : known;
  }

  private static String find(Step step, String path, int start, int end) {
    if (start > end) {
      return step.path;
    }
    int slash = path.indexOf('/', start);
    int stop = slash < 0 || slash > end ? end : slash;
    Step spelledOut = step.spelledOut.get(path.substring(start, stop));
    String known = spelledOut == null ? null : find(spelledOut, path, stop + 1, end);
    return known == null && step.variable != null && stop > start
        ? find(step.variable, path, stop + 1, end)
        : known;
  }
}
