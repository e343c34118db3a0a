package org.onrecord;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.vertx.core.http.HttpServerRequest;
import jakarta.persistence.Entity;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.resteasy.reactive.RestResponse;
import org.junit.jupiter.api.Test;

/**
 * The architecture: layers of packages, the order of the features, and rules for single classes.
 */
class PackagesTest {
  /** The wings: the top-level packages, top down. Each depends only on the ones below it. */
  private static final List<String> WINGS =
      List.of(
          "sample",
          "pages",
          "reading",
          "exchange",
          "records",
          "access",
          "query",
          "web",
          "textreuse",
          "extraction",
          "database",
          "settings");

  /** The features that store records, top down. */
  private static final List<String> RECORDS =
      List.of(
          "review",
          "merge",
          "affiliation",
          "statement",
          "quote",
          "citation",
          "article",
          "actor",
          "external",
          "history",
          "origin");

  private static final JavaClasses SERVICE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.onrecord");

  /** Methods that make a relative URL absolute. */
  private static final String LOCATIONS =
      "created|location|contentLocation|seeOther|temporaryRedirect";

  /** Methods that fail, or return {@code http:/path}, if the request names no host. */
  private static final Map<Class<?>, String> HOST_REQUIRED =
      Map.of(
          UriInfo.class, "get(RequestUri|AbsolutePath|BaseUri)(Builder)?|resolve|relativize",
          HttpServerRequest.class, "absoluteURI|authority|host",
          Response.class, LOCATIONS,
          Response.ResponseBuilder.class, LOCATIONS,
          RestResponse.class, LOCATIONS,
          RestResponse.ResponseBuilder.class, LOCATIONS);

  @Test
  void wings_depend_only_on_lower_wings() {
    layers("org.onrecord.", WINGS).check(SERVICE);
  }

  @Test
  void record_packages_depend_only_on_lower_ones() {
    layers("org.onrecord.records.", RECORDS).check(SERVICE);
    onlyAccessedBy("..records.merge..", "..records.merge..", "..pages.admin..")
        .because("references to a merged actor are moved by SQL")
        .check(SERVICE);
  }

  @Test
  void packages_form_no_cycle() {
    slices().matching("org.onrecord.(**)").should().beFreeOfCycles().check(SERVICE);
  }

  @Test
  void the_admission_of_requests_depends_on_no_feature() {
    onlyAccessedBy("..web.limits..", "..web.limits..").check(SERVICE);
  }

  @Test
  void only_proposals_links_of_names_drafts_and_the_extract_command_use_the_extractor() {
    onlyAccessedBy(
            "..extraction",
            "..extraction..",
            "..records.actor..",
            "..reading.proposal..",
            "..reading.verification..",
            "..reading.command..")
        .check(SERVICE);
  }

  @Test
  void extraction_is_plain_java() {
    doesNotUse("..extraction..", "org.onrecord..", "jakarta..", "io.quarkus..", "org.hibernate..")
        .check(SERVICE);
  }

  @Test
  void text_reuse_detection_is_plain_java() {
    doesNotUse(
            "org.onrecord.textreuse",
            "org.onrecord..",
            "jakarta..",
            "io.quarkus..",
            "org.hibernate..")
        .check(SERVICE);
  }

  @Test
  void the_extract_command_starts_neither_web_server_nor_database() {
    noClasses()
        .that()
        .resideInAPackage("..reading.command..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("org.onrecord..")
                .and(
                    resideOutsideOfPackages(
                        "..reading.command..",
                        "..extraction..",
                        "..web.json..",
                        "..web.problem..")))
        .check(SERVICE);
  }

  @Test
  void html_is_parsed_in_one_package() {
    onlyAccessedBy("org.jsoup..", "..reading.page..", "org.jsoup..").check(SERVICE);
  }

  @Test
  void every_package_has_a_package_info() throws Exception {
    java.nio.file.Path main = java.nio.file.Path.of("src/main/java");
    try (var files = Files.walk(main)) {
      Set<java.nio.file.Path> missing =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .map(java.nio.file.Path::getParent)
              .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
              .collect(toSet());
      assertEquals(Set.of(), missing);
    }
  }

  @Test
  void simple_names_of_top_level_classes_are_unique() {
    var names =
        SERVICE.stream()
            .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
            .collect(groupingBy(JavaClass::getSimpleName));
    names.values().removeIf(types -> types.size() == 1);
    assertEquals(Set.of(), names.keySet());
  }

  @Test
  void class_names_have_no_meaningless_suffixes() {
    noClasses()
        .should()
        .haveNameMatching(".*(Service|Manager|Helper|Util|Utils|Impl|Base|Constants)")
        .because("such a suffix says nothing; the contract has a word for the class")
        .check(SERVICE);
  }

  @Test
  void entities_extend_panache() {
    classes()
        .that()
        .areAnnotatedWith(Entity.class)
        .should()
        .beAssignableTo(PanacheEntityBase.class)
        .check(SERVICE);
  }

  @Test
  void resources_are_package_private() {
    classes().that().areAnnotatedWith(Path.class).should().bePackagePrivate().check(SERVICE);
  }

  @Test
  void transactions_begin_below_the_resources() {
    methods()
        .that()
        .areDeclaredInClassesThat()
        .areAnnotatedWith(Path.class)
        .should()
        .notBeAnnotatedWith(Transactional.class)
        .because("a conflict at commit must still become a problem response")
        .check(SERVICE);
  }

  @Test
  void the_time_comes_from_an_injected_clock() {
    noClasses()
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(LocalDate.class, "now")
        .orShould()
        .callMethod(LocalDateTime.class, "now")
        .orShould()
        .callMethod(OffsetDateTime.class, "now")
        .orShould()
        .callMethod(ZonedDateTime.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .because("tests set the injected clock")
        .check(SERVICE);
  }

  @Test
  void urls_in_responses_are_made_in_one_place() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..web.linked..")
        .and()
        .doNotHaveSimpleName("RequestHead")
        .should()
        .callMethodWhere(describe("they need a host", PackagesTest::needsHost))
        .because("a request need not have a host; RequestUrl makes relative references then")
        .check(SERVICE);
  }

  private static boolean needsHost(JavaCall<?> call) {
    // The method with two parameters takes a base, which the other one derives from the host.
    boolean derivesBase =
        call.getName().equals("setRequestUri")
            && call.getTarget().getRawParameterTypes().size() == 1;
    return derivesBase || isHostRequired(call);
  }

  private static boolean isHostRequired(JavaCall<?> call) {
    return HOST_REQUIRED.entrySet().stream()
        .anyMatch(
            methods ->
                call.getTargetOwner().isAssignableTo(methods.getKey())
                    && call.getName().matches(methods.getValue()));
  }

  /** In a native image, {@code main} would read the configuration of the build. */
  @Test
  void code_that_main_runs_before_quarkus_reads_no_configuration() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "org.onrecord", "org.onrecord.database.embedded", "org.onrecord.reading.command")
        .should()
        .dependOnClassesThat()
        .areAssignableTo(ConfigProvider.class)
        .because("the service has no configuration before Quarkus runs")
        .check(SERVICE);
  }

  /** Each layer may be accessed only by the layers before it in the list. */
  private static LayeredArchitecture layers(String parent, List<String> names) {
    LayeredArchitecture layers = layeredArchitecture().consideringOnlyDependenciesInLayers();
    for (String name : names) {
      layers = layers.layer(name).definedBy(parent + name + "..");
    }
    layers = layers.whereLayer(names.get(0)).mayNotBeAccessedByAnyLayer();
    for (int i = 1; i < names.size(); i++) {
      String[] above = names.subList(0, i).toArray(String[]::new);
      layers = layers.whereLayer(names.get(i)).mayOnlyBeAccessedByLayers(above);
    }
    return layers;
  }

  private static ArchRule onlyAccessedBy(String target, String... packages) {
    return noClasses()
        .that(resideOutsideOfPackages(packages))
        .should()
        .dependOnClassesThat(resideInAPackage(target));
  }

  /** Classes of a package depend on none of the forbidden packages except their own. */
  private static ArchRule doesNotUse(String source, String... forbidden) {
    return noClasses()
        .that()
        .resideInAPackage(source)
        .should()
        .dependOnClassesThat(resideInAnyPackage(forbidden).and(resideOutsideOfPackage(source)));
  }
}
