package org.onrecord.settings;

import io.quarkus.bootstrap.logging.InitialConfigurator;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.PreventFurtherStepsException;
import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.logging.Handler;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jboss.logging.Logger;

/**
 * Check of all settings before the service starts. Faults end the start with a sentence for each of
 * them.
 *
 * <p>It is a factory of configuration sources that creates none: Quarkus calls it with the
 * configuration of the running service, before it converts values and before {@link
 * org.onrecord.database.embedded.EmbeddedDatasource} starts the database, and never while it builds
 * the service.
 */
public final class SettingsCheck implements ConfigSourceFactory {
  private static final Logger LOG = Logger.getLogger(SettingsCheck.class);

  private static final int EXIT_CODE = 1;

  /** The ordinal of the file application.properties in the jar. */
  private static final int DEFAULTS_ORDINAL = 250;

  private final LaunchMode mode;

  /** Creates the check for the launch mode of the process. */
  public SettingsCheck() {
    this(LaunchMode.current());
  }

  SettingsCheck(LaunchMode mode) {
    this.mode = mode;
  }

  @Override
  public OptionalInt getPriority() {
    return OptionalInt.of(Integer.MAX_VALUE);
  }

  @Override
  public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
    List<Setting> settings = Settings.of(mode);
    List<String> names = new ArrayList<>();
    context.iterateNames().forEachRemaining(names::add);
    UnknownSettings unknown = new UnknownSettings(settings, names);
    List<String> faults = new ArrayList<>(faults(settings, context));
    faults.addAll(unknown.refusals());
    if (!faults.isEmpty()) {
      dropMessagesOfStart();
      throw refusal(faults);
    }
    unknown.warnings().forEach(LOG::warn);
    return List.of();
  }

  private static List<String> faults(List<Setting> settings, ConfigSourceContext context) {
    List<String> faults = new ArrayList<>();
    Set<String> refused = new LinkedHashSet<>();
    for (Setting setting : settings) {
      fault(setting, context)
          .ifPresent(
              sentence -> {
                faults.add(sentence);
                refused.add(setting.property());
              });
    }
    Combinations combinations =
        new Combinations(
            property ->
                refused.contains(property)
                    ? Optional.empty()
                    : value(context, property).filter(value -> !value.isEmpty()),
            property -> isDefault(context, property));
    faults.addAll(combinations.faults());
    return faults;
  }

  private static Optional<String> fault(Setting setting, ConfigSourceContext context) {
    ConfigValue configured = context.getValue(setting.property());
    if (configured != null && configured.hasProblems()) {
      return Optional.of(
          "%s is “%s”, which refers to a property that is not set."
              .formatted(Setting.names(setting.property()), configured.getRawValue()));
    }
    return value(context, setting.property())
        .filter(value -> !setting.accepts(value))
        .map(setting::refusal);
  }

  private static boolean isDefault(ConfigSourceContext context, String property) {
    ConfigValue configured = context.getValue(property);
    return configured == null || configured.getConfigSourceOrdinal() <= DEFAULTS_ORDINAL;
  }

  private static Optional<String> value(ConfigSourceContext context, String property) {
    return Optional.ofNullable(context.getValue(property)).map(ConfigValue::getValue);
  }

  /** Quarkus would print the messages that wait for the configuration of the log. */
  private void dropMessagesOfStart() {
    if (mode == LaunchMode.NORMAL && !InitialConfigurator.DELAYED_HANDLER.isActivated()) {
      InitialConfigurator.DELAYED_HANDLER.setHandlers(new Handler[0]);
    }
  }

  /**
   * Quarkus prints only the message of this root cause, and exits. If it were thrown itself,
   * Quarkus would stop the start without exiting.
   */
  private static IllegalStateException refusal(List<String> faults) {
    return new IllegalStateException(
        "The settings are refused",
        new PreventFurtherStepsException(String.join(System.lineSeparator(), faults), EXIT_CODE));
  }
}
