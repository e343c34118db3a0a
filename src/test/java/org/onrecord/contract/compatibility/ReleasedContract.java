package org.onrecord.contract.compatibility;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.onrecord.contract.framework.Contract;

/** A released contract, stored in {@code openapi/released} under its version. */
record ReleasedContract(Version version, Contract contract) {
  private static final Path FOLDER = Path.of("openapi", "released");

  static ReleasedContract newest() {
    return all().stream().max(Comparator.comparing(ReleasedContract::version)).orElseThrow();
  }

  static List<ReleasedContract> all() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.map(ReleasedContract::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ReleasedContract read(Path file) {
    String name = file.getFileName().toString();
    return new ReleasedContract(
        Version.parse(name.replaceFirst("\\.yaml$", "")), Contract.read(file));
  }

  /** A semantic version without pre-release and build suffixes. */
  record Version(int major, int minor, int patch) implements Comparable<Version> {
    private static final Pattern NUMBERS = Pattern.compile("(\\d+)\\.(\\d+)\\.(\\d+)");
    private static final Comparator<Version> ORDER =
        Comparator.comparing(Version::major)
            .thenComparing(Version::minor)
            .thenComparing(Version::patch);

    static Version parse(String text) {
      Matcher numbers = NUMBERS.matcher(text);
      if (!numbers.matches()) {
        throw new IllegalArgumentException(text + " is not a version such as 1.2.3");
      }
      return new Version(
          Integer.parseInt(numbers.group(1)),
          Integer.parseInt(numbers.group(2)),
          Integer.parseInt(numbers.group(3)));
    }

    static Version of(Contract contract) {
      return parse(contract.root().get("info").get("version").text());
    }

    /** The next version that may contain breaking changes. */
    Version breaking() {
      return major == 0 ? new Version(0, minor + 1, 0) : new Version(major + 1, 0, 0);
    }

    @Override
    public int compareTo(Version other) {
      return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
      return major + "." + minor + "." + patch;
    }
  }
}
