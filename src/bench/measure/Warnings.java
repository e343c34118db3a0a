package measure;

import java.util.List;
import java.util.stream.Stream;

/** Warns about failed requests, which invalidate a result. */
final class Warnings {
  private Warnings() {}

  static String of(Stream<Load> loads) {
    List<Load> all = loads.toList();
    long refused = all.stream().mapToLong(Load::refused).sum();
    long broken = all.stream().mapToLong(Load::broken).sum();
    return (refused > 0 ? "  NOT ALL 2xx: " + refused : "")
        + (broken > 0 ? "  BROKEN: " + broken : "");
  }
}
