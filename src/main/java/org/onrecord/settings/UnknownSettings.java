package org.onrecord.settings;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Detection of misspelled names among properties and environment variables. */
final class UnknownSettings {
  private static final String PREFIX = "onrecord.";
  private static final String VARIABLE_PREFIX = "ONRECORD_";

  /** System properties that the embedded database sets. */
  private static final String INTERNAL = "onrecord.embedded.";

  /** The profile in front of a name, as in %prod.name and _PROD_NAME. */
  private static final Pattern PROFILE =
      Pattern.compile("%[^.]+\\.(?=onrecord\\.)|_[A-Z]+_(?=ONRECORD_)");

  /** Variables that Kubernetes sets for a service whose name begins with "onrecord". */
  private static final Pattern SERVICE_LINK =
      Pattern.compile("ONRECORD_(?:.*_)?(?:SERVICE_HOST|SERVICE_PORT(?:_.*)?|PORT(?:_\\d+_.*)?)");

  /** A name with at most this many letters added, removed or changed is a misspelled one. */
  private static final int MAX_DISTANCE = 4;

  private final List<String> known;
  private final Set<String> knownVariables;

  /** Names without their profile, in the order of the alphabet. */
  private final Set<String> names;

  /**
   * Creates the detection.
   *
   * @param names names of all properties, as operators wrote them. For an environment variable it
   *     also has the name that the configuration derives from it.
   */
  UnknownSettings(List<Setting> settings, Collection<String> names) {
    this.known = settings.stream().map(Setting::property).filter(UnknownSettings::isOwn).toList();
    this.knownVariables = known.stream().map(Setting::variable).collect(toSet());
    this.names =
        names.stream()
            .map(name -> PROFILE.matcher(name).replaceFirst(""))
            .collect(toCollection(TreeSet::new));
    Set<String> variables =
        this.names.stream()
            .filter(name -> !isOwn(name))
            .map(name -> name.toUpperCase(Locale.ROOT))
            .collect(toSet());
    this.names.removeIf(name -> isOwn(name) && variables.contains(Setting.variable(name)));
  }

  /** A sentence for each name that ends the start. */
  List<String> refusals() {
    return Stream.concat(
            names.stream()
                .filter(this::isUnknownProperty)
                .map(name -> refusal(Setting.names(name), nearest(name))),
            names.stream()
                .filter(name -> isUnknownVariable(name) && nearest(name).isPresent())
                .map(name -> refusal(name, nearest(name))))
        .toList();
  }

  /**
   * A warning for each environment variable that resembles no setting. Platforms and scripts set
   * variables of their own.
   */
  List<String> warnings() {
    return names.stream()
        .filter(name -> isUnknownVariable(name) && nearest(name).isEmpty())
        .map(
            name ->
                "The environment variable %s is not a setting of OnRecord and has no effect"
                    .formatted(name))
        .toList();
  }

  private static String refusal(String name, Optional<String> nearest) {
    return "%s is not a setting of OnRecord%s"
        .formatted(
            name,
            nearest
                .map(property -> "; did you mean %s?".formatted(Setting.names(property)))
                .orElse("."));
  }

  private boolean isUnknownProperty(String name) {
    return isOwn(name) && !name.startsWith(INTERNAL) && !known.contains(name);
  }

  private static boolean isOwn(String name) {
    return name.startsWith(PREFIX);
  }

  private boolean isUnknownVariable(String name) {
    String variable = name.toUpperCase(Locale.ROOT);
    return variable.startsWith(VARIABLE_PREFIX)
        && !knownVariables.contains(variable)
        && !SERVICE_LINK.matcher(variable).matches();
  }

  private Optional<String> nearest(String name) {
    String variable = Setting.variable(name);
    return known.stream()
        .filter(property -> distance(variable, Setting.variable(property)) <= MAX_DISTANCE)
        .min(Comparator.comparing(property -> distance(variable, Setting.variable(property))));
  }

  /** The Levenshtein distance. */
  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[other.length()];
  }
}
