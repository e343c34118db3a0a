package org.onrecord.database.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.runtime.PreventFurtherStepsException;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The decision between a configured database and the embedded one. */
class EmbeddedDatasourceTest {
  private static final String URL = "jdbc:postgresql://configured/onrecord";

  @TempDir Path folder;

  @BeforeEach
  void allow() {
    EmbeddedDatasource.allow();
  }

  @AfterEach
  void forbid() {
    System.clearProperty("onrecord.embedded.allowed");
  }

  @Test
  void a_url_in_an_environment_variable_is_used() {
    assertEquals(URL, url(environment("QUARKUS_DATASOURCE_JDBC_URL", URL)));
  }

  @Test
  void a_url_of_the_profile_in_an_environment_variable_is_used() {
    assertEquals(URL, url(environment("_PROD_QUARKUS_DATASOURCE_JDBC_URL", URL)));
  }

  @Test
  void a_url_in_a_file_or_system_property_is_used() {
    for (int ordinal : new int[] {250, 260, 295, 400}) {
      assertEquals(URL, url(property("quarkus.datasource.jdbc.url", URL, ordinal)));
    }
  }

  @Test
  void a_url_of_the_profile_in_a_file_is_used() {
    assertEquals(URL, url(property("%prod.quarkus.datasource.jdbc.url", URL, 250)));
  }

  @Test
  void a_url_that_another_property_names_is_used() {
    ConfigSource url = property("quarkus.datasource.jdbc.url", "${database.url}", 250);
    assertEquals(URL, url(url, environment("DATABASE_URL", URL)));
  }

  @Test
  void the_embedded_database_starts_if_there_is_no_url() throws IOException {
    assertStartsEmbedded(environment("QUARKUS_DATASOURCE_USERNAME", "me"));
    assertStartsEmbedded(environment("QUARKUS_DATASOURCE_JDBC_URL", ""));
    assertStartsEmbedded(property("%dev.quarkus.datasource.jdbc.url", URL, 250));
  }

  @Test
  void configurations_that_main_does_not_allow_start_no_database() {
    forbid();
    assertEquals(null, url());
  }

  /** The attempt fails, because its data folder is a file. */
  private void assertStartsEmbedded(ConfigSource source) throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    ConfigSource data = environment("ONRECORD_DATA_DIR", file.toString());
    String message =
        assertInstanceOf(
                PreventFurtherStepsException.class,
                assertThrows(IllegalStateException.class, () -> url(source, data)).getCause())
            .getMessage();
    assertEquals(
        assertThrows(CannotStartDatabase.class, () -> EmbeddedDatabase.start(file)).getMessage(),
        message);
  }

  private static String url(ConfigSource... sources) {
    return new SmallRyeConfigBuilder()
        .withProfile("prod")
        .addDefaultInterceptors()
        .withSources(sources)
        .withSources(new EmbeddedDatasource())
        .build()
        .getConfigValue(EmbeddedDatasource.URL)
        .getValue();
  }

  private static ConfigSource environment(String name, String value) {
    return new EnvConfigSource(Map.of(name, value), 300);
  }

  private static ConfigSource property(String name, String value, int ordinal) {
    return new PropertiesConfigSource(Map.of(name, value), "file", ordinal);
  }
}
