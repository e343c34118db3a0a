package measure;

import static java.util.stream.Collectors.joining;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Command-line options.
 *
 * @param seconds duration of a round, for each server and pgbench
 * @param warmUp minimum seconds of load before the first round
 * @param connections number of HTTP connections
 */
record PeerOptions(
    List<PeerOperation> operations,
    List<Peer> servers,
    int rounds,
    int seconds,
    int warmUp,
    int connections) {
  private static final Map<String, String> DEFAULTS = new LinkedHashMap<>();

  static {
    DEFAULTS.put(
        "--operations", labels(Stream.of(PeerOperation.values()).map(PeerOperation::label)));
    DEFAULTS.put("--servers", labels(Stream.of(Peer.values()).map(Peer::label)));
    DEFAULTS.put("--rounds", "3");
    DEFAULTS.put("--seconds", "10");
    DEFAULTS.put("--warm-up", "60");
    DEFAULTS.put("--connections", "32");
  }

  private static String labels(Stream<String> labels) {
    return labels.collect(joining(","));
  }

  static PeerOptions of(String... args) {
    Map<String, String> values = new LinkedHashMap<>(DEFAULTS);
    try {
      for (int i = 0; i < args.length; i += 2) {
        if (!values.containsKey(args[i])) {
          throw new IllegalArgumentException(args[i]);
        }
        values.put(args[i], args[i + 1]);
      }
      return new PeerOptions(
          named(values.get("--operations"), PeerOperation.values(), PeerOperation::label),
          named(values.get("--servers"), Peer.values(), Peer::label),
          Integer.parseInt(values.get("--rounds")),
          Integer.parseInt(values.get("--seconds")),
          Integer.parseInt(values.get("--warm-up")),
          Integer.parseInt(values.get("--connections")));
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      System.err.println(
          DEFAULTS.entrySet().stream()
              .map(option -> "[" + option.getKey() + " " + option.getValue() + "]")
              .collect(joining(" ", "run.sh ", "")));
      System.exit(2);
      throw e;
    }
  }

  private static <T> List<T> named(String labels, T[] all, Function<T, String> label) {
    List<String> wanted = List.of(labels.split(","));
    List<T> named = Stream.of(all).filter(one -> wanted.contains(label.apply(one))).toList();
    if (named.size() != wanted.size()) {
      throw new IllegalArgumentException(labels);
    }
    return named;
  }
}
