package measure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Result of wrk: requests in all and per second, and p50 and p99 in milliseconds. */
record Load(long requests, double rate, double p50, double p99, long refused, long broken) {
  static Load of(Server server, Path requests, int connections, int seconds)
      throws IOException, InterruptedException {
    String output =
        Programs.output(
            List.of(
                "wrk",
                "-t",
                "" + Math.min(2, connections),
                "-c",
                "" + connections,
                "-d",
                seconds + "s",
                "--timeout",
                "60s",
                "-s",
                "src/bench/cycle.lua",
                server.address(),
                "--",
                requests.toString()));
    Matcher measured =
        Pattern.compile("measured (\\d+) (\\d+) (\\d+) (\\d+) (\\d+) (\\d+)").matcher(output);
    if (!measured.find()) {
      throw new IllegalStateException("wrk says:\n" + output);
    }
    long[] numbers =
        IntStream.rangeClosed(1, 6).mapToLong(i -> Long.parseLong(measured.group(i))).toArray();
    return new Load(
        numbers[0],
        numbers[0] * 1e6 / numbers[1],
        numbers[2] / 1e3,
        numbers[3] / 1e3,
        numbers[4],
        numbers[5]);
  }

  static double median(Stream<Double> values) {
    List<Double> sorted = values.sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
