package org.onrecord.settings;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.config.ConfigMapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The list of checked settings against the code that reads settings, and the documentation. */
class SettingsListTest {
  private static final String PREFIX = "onrecord.";
  private static final Pattern VARIABLE = Pattern.compile("`([A-Z]+_[A-Z0-9_]+)`");
  private static final Pattern UPPER_CASE = Pattern.compile("[A-Z]");

  /** The only setting that is read from a configuration source. */
  private static final String DATA_DIR = "onrecord.data-dir";

  private static final JavaClasses SERVICE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.onrecord");

  @Test
  void every_setting_that_the_code_reads_is_checked() {
    Set<String> read =
        Stream.of(Stream.of(DATA_DIR), mapped(), injected())
            .flatMap(names -> names)
            .filter(name -> name.startsWith(PREFIX))
            .collect(toCollection(TreeSet::new));
    assertEquals(read, own());
  }

  @Test
  void every_setting_is_documented() throws IOException {
    Set<String> documented = documented();
    Set<String> variables =
        own().stream().map(Setting::variable).collect(toCollection(TreeSet::new));
    assertEquals(
        variables,
        documented.stream().filter(name -> name.startsWith("ONRECORD_")).collect(toSet()));
    assertTrue(
        documented.containsAll(
            Settings.ALL.stream().map(Setting::property).map(Setting::variable).toList()),
        documented::toString);
  }

  private static Set<String> own() {
    return Settings.ALL.stream()
        .map(Setting::property)
        .filter(name -> name.startsWith(PREFIX))
        .collect(toCollection(TreeSet::new));
  }

  /** The first column of the table of settings. */
  private static Set<String> documented() throws IOException {
    return Files.readAllLines(Path.of("src/docs/operations.md")).stream()
        .filter(line -> line.startsWith("| `ONRECORD_") || line.startsWith("| `QUARKUS_"))
        .map(line -> line.split("\\|")[1])
        .flatMap(cell -> VARIABLE.matcher(cell).results().map(found -> found.group(1)))
        .collect(toCollection(TreeSet::new));
  }

  private static Stream<String> mapped() {
    return SERVICE.stream()
        .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
        .flatMap(
            type ->
                type.getMethods().stream()
                    .map(
                        method ->
                            type.getAnnotationOfType(ConfigMapping.class).prefix()
                                + "."
                                + hyphenated(method.getName())));
  }

  private static Stream<String> injected() {
    return SERVICE.stream()
        .flatMap(type -> type.getCodeUnits().stream())
        .flatMap(code -> code.getParameters().stream())
        .filter(parameter -> parameter.isAnnotatedWith(ConfigProperty.class))
        .map(parameter -> parameter.getAnnotationOfType(ConfigProperty.class).name());
  }

  private static String hyphenated(String name) {
    return UPPER_CASE.matcher(name).replaceAll(SettingsListTest::hyphen);
  }

  private static String hyphen(MatchResult letter) {
    return "-" + letter.group().toLowerCase();
  }
}
