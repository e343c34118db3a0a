package org.onrecord.database.embedded;

import io.quarkus.runtime.PreventFurtherStepsException;
import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Configuration source that points the datasource at the embedded PostgreSQL, and starts it, if no
 * JDBC URL is configured.
 *
 * <p>Quarkus asks for the source while it builds the configuration of the running service, and
 * never while it builds the service. In a native image, the configuration that {@code main} can
 * read is the one of the build, so the decision cannot be made there.
 */
public final class EmbeddedDatasource implements ConfigSourceFactory {

  static final String URL = "quarkus.datasource.jdbc.url";

  private static final String USERNAME = "quarkus.datasource.username";
  private static final String PASSWORD = "quarkus.datasource.password";

  private static final String DATA_DIR = "onrecord.data-dir";
  private static final String DEFAULT_DATA_DIR = "onrecord-data";

  /** System properties survive a reload in dev mode; static fields do not. */
  private static final String PREFIX = "onrecord.embedded.";

  private static final String ALLOWED = PREFIX + "allowed";

  /**
   * Overrides environment variables (300), since a user or password may be set without a URL. Is
   * overridden by the configuration of tests (399), which dev mode runs in the JVM of the service,
   * and by system properties (400).
   */
  private static final int ORDINAL = 350;

  private static final int EXIT_CODE = 1;

  /**
   * Allows the configuration to start PostgreSQL. Only the main class calls this, because tests and
   * dev mode build configurations too.
   */
  public static void allow() {
    System.setProperty(ALLOWED, "true");
  }

  @Override
  public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
    if (!Boolean.getBoolean(ALLOWED) || value(context, URL).isPresent()) {
      return List.of();
    }
    return List.of(source(Path.of(value(context, DATA_DIR).orElse(DEFAULT_DATA_DIR))));
  }

  private static Optional<String> value(ConfigSourceContext context, String name) {
    return Optional.ofNullable(context.getValue(name))
        .map(ConfigValue::getValue)
        .filter(value -> !value.isBlank());
  }

  private static synchronized ConfigSource source(Path folder) {
    if (System.getProperty(PREFIX + URL) == null) {
      use(start(folder));
    }
    return new PropertiesConfigSource(
        Map.of(URL, started(URL), USERNAME, started(USERNAME), PASSWORD, started(PASSWORD)),
        "embedded PostgreSQL",
        ORDINAL);
  }

  /**
   * Quarkus prints only the message of this root cause, and exits. If it were thrown itself,
   * Quarkus would stop the start without exiting.
   */
  private static EmbeddedDatabase start(Path folder) {
    try {
      return EmbeddedDatabase.startForService(folder);
    } catch (CannotStartDatabase e) {
      throw new IllegalStateException(
          "The embedded database cannot start",
          new PreventFurtherStepsException(e.getMessage(), EXIT_CODE));
    }
  }

  private static void use(EmbeddedDatabase database) {
    System.setProperty(PREFIX + URL, database.jdbcUrl());
    System.setProperty(PREFIX + USERNAME, database.username());
    System.setProperty(PREFIX + PASSWORD, database.password());
  }

  private static String started(String name) {
    return System.getProperty(PREFIX + name);
  }
}
