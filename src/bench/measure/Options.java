package measure;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Command-line options.
 *
 * @param operations names of the operations to measure; empty for all
 * @param seconds duration of a round, for the service and for pgbench each
 * @param warmUp minimum seconds of load before the first round
 * @param imported number of quotes in an import, one per round
 */
record Options(
    List<String> operations, int rounds, int seconds, int warmUp, int imported, Mode mode) {
  private static final String USAGE =
      """
      run.sh [--operations NAME,NAME…] [--rounds 3] [--seconds 10] [--warm-up 15] [--imported 100000] [--latency | --explain]
      Operations: %s, export, import\
      """
          .formatted(Operation.ALL.stream().map(Operation::name).collect(joining(", ")));

  static Options of(String... args) {
    List<String> words = new ArrayList<>(List.of(args));
    Mode mode =
        words.remove("--latency")
            ? Mode.LATENCY
            : words.remove("--explain") ? Mode.EXPLAIN : Mode.RATIO;
    Map<String, String> values =
        new TreeMap<>(
            Map.of(
                "--operations",
                "",
                "--rounds",
                "3",
                "--seconds",
                "10",
                "--warm-up",
                "15",
                "--imported",
                "100000"));
    for (int i = 0; i < words.size(); i += 2) {
      if (!values.containsKey(words.get(i)) || i + 1 == words.size()) {
        System.err.println(USAGE);
        System.exit(2);
      }
      values.put(words.get(i), words.get(i + 1));
    }
    return new Options(
        Stream.of(values.get("--operations").split(",")).filter(name -> !name.isEmpty()).toList(),
        Integer.parseInt(values.get("--rounds")),
        Integer.parseInt(values.get("--seconds")),
        Integer.parseInt(values.get("--warm-up")),
        Integer.parseInt(values.get("--imported")),
        mode);
  }

  boolean wants(Operation operation) {
    return wants(operation.name());
  }

  boolean wants(String operation) {
    return operations.isEmpty() || operations.contains(operation);
  }
}
