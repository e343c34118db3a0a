package org.onrecord;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;

class PackagesTest {
  private static final JavaClasses SERVICE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.onrecord");

  @Test
  void what_is_shared_knows_no_feature() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(
                "..query.list",
                "..problem",
                "..json",
                "..linked",
                "..database..",
                "..origin",
                "..conditional",
                "..idempotency",
                "..fulltext",
                "..export")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "..actor",
                "..article",
                "..quote",
                "..page",
                "..proposal",
                "..changes",
                "..review",
                "..merge",
                "..imports",
                "..history",
                "..sample",
                "..extraction",
                "..command",
                "..access",
                "org.onrecord")
            .because("a feature can be added or dropped without touching what all of them share"));
  }

  @Test
  void problems_know_nothing_of_the_service() {
    check(uses("..problem").because("everything may refuse, so refusing may need nothing"));
  }

  @Test
  void json_knows_problems_alone() {
    check(
        uses("..json", "..problem")
            .because("reading a body can fail and nothing else of it concerns the service"));
  }

  @Test
  void paging_knows_the_database_json_tags_and_problems_alone() {
    check(
        uses("..query.list", "..conditional", "..database..", "..json", "..problem")
            .because("lists read their parameters as JSON, whatever they list"));
  }

  @Test
  void what_is_done_once_is_none_of_its_business() {
    check(
        uses("..idempotency", "..conditional", "..database..", "..json", "..problem")
            .because("whatever a request creates, its answer is kept as it is"));
  }

  @Test
  void conditions_know_problems_alone() {
    check(
        uses("..conditional", "..problem")
            .because("whatever knows its tag can be asked for on a condition"));
  }

  @Test
  void full_text_and_exports_know_the_database() {
    check(
        uses("..fulltext", "..database..")
            .because("it searches whatever rows have lexemes and a language"));
    check(
        uses("..export", "..problem", "..database..")
            .because("whatever is listed can go out whole"));
  }

  @Test
  void the_edge_knows_no_feature() {
    check(
        uses("..limits", "..problem", "..database..")
            .because("what holds for every request does not depend on what it asks for"));
    check(
        noClasses()
            .that(resideOutsideOfPackage("..limits"))
            .should()
            .dependOnClassesThat(resideInAPackage("..limits"))
            .because("features need not know what was let in, and why"));
  }

  @Test
  void facets_know_actors_and_conditions_alone() {
    check(
        uses("..facet", "..actor", "..query.list", "..database..")
            .because("they count whatever rows fit a condition, by words and actors"));
  }

  @Test
  void linked_data_knows_nothing_of_the_service() {
    check(uses("..linked").because("each feature writes its own document of what all share"));
  }

  @Test
  void histories_know_no_record() {
    check(
        uses("..history", "..query.list", "..json", "..problem", "..database..")
            .because("whatever is replaced is kept alike, as JSON that the database makes"));
  }

  @Test
  void actors_know_no_other_feature() {
    check(
        uses(
                "..actor",
                "..history",
                "..idempotency",
                "..origin",
                "..conditional",
                "..export",
                "..linked",
                "..query.list",
                "..json",
                "..problem",
                "..database..")
            .because("everything refers to actors, and they to nothing else"));
  }

  @Test
  void articles_know_actors_and_not_quotes() {
    check(
        uses(
                "..article",
                "..history",
                "..idempotency",
                "..actor",
                "..conditional",
                "..facet",
                "..fulltext",
                "..export",
                "..linked",
                "..query.list",
                "..json",
                "..problem",
                "..database..")
            .because("quotes follow their article by its events; the article need not know them"));
  }

  @Test
  void quotes_know_articles_and_actors() {
    check(
        uses(
                "..quote",
                "..history",
                "..idempotency",
                "..article",
                "..actor",
                "..origin",
                "..conditional",
                "..facet",
                "..fulltext",
                "..export",
                "..linked",
                "..query.list",
                "..json",
                "..problem",
                "..database..")
            .because("a quote stands in an article and is said by an actor, and that is all"));
  }

  @Test
  void pages_know_articles_and_actors() {
    check(
        uses(
                "..page",
                "..history",
                "..idempotency",
                "..article",
                "..actor",
                "..conditional",
                "..query.list",
                "..json",
                "..problem",
                "..database..")
            .because("a page becomes an article, which need not know that it ever was a page"));
  }

  @Test
  void changes_know_no_record_and_no_record_knows_them() {
    check(
        uses("..changes", "..history", "..query.list", "..json", "..problem", "..database..")
            .because("the database notes the changes, whoever makes them"));
    check(
        noClasses()
            .that(resideOutsideOfPackage("..changes"))
            .should()
            .dependOnClassesThat(resideInAPackage("..changes"))
            .because("the feed is for programs outside"));
  }

  @Test
  void access_knows_no_record() {
    check(
        uses("..access", "..export", "..query.list", "..json", "..problem", "..database..")
            .because("who may do something depends on the role alone"));
  }

  @Test
  void identity_knows_actors_alone() {
    check(
        uses(
                "..merge",
                "..actor",
                "..history",
                "..idempotency",
                "..query.list",
                "..json",
                "..problem",
                "..database..")
            .because("what refers to an actor is moved by SQL, however much that is"));
    check(
        noClasses()
            .that(resideOutsideOfPackage("..merge"))
            .should()
            .dependOnClassesThat(resideInAPackage("..merge"))
            .because("once it has moved, what refers to an actor is like all else"));
  }

  @Test
  void reviews_know_quotes_alone() {
    check(
        uses(
                "..review",
                "..quote",
                "..origin",
                "..history",
                "..idempotency",
                "..query.list",
                "..json",
                "..problem",
                "..database..")
            .because("a reviewer says what a quote is, and needs to know nothing else"));
    check(
        noClasses()
            .that(resideOutsideOfPackages("..review", "..sample"))
            .should()
            .dependOnClassesThat(resideInAPackage("..review"))
            .because("what is said of a quote is kept with the quote"));
  }

  @Test
  void imports_know_what_they_bring_in() {
    check(
        uses(
                "..imports",
                "..history",
                "..idempotency",
                "..quote",
                "..article",
                "..actor",
                "..origin",
                "..query.list",
                "..json",
                "..problem",
                "..database..")
            .because("lines become articles, quotes and actors like any other"));
  }

  @Test
  void html_is_read_in_one_place() {
    check(
        noClasses()
            .that(resideOutsideOfPackage("..page"))
            .should()
            .dependOnClassesThat(resideInAPackage("org.jsoup.."))
            .because("what is on record is text, and no feature has to parse it again"));
  }

  @Test
  void extraction_is_plain_java() {
    check(
        noClasses()
            .that(resideInAPackage("org.onrecord.extraction.."))
            .should()
            .dependOnClassesThat(
                resideInAPackage("org.onrecord..")
                    .and(resideOutsideOfPackage("org.onrecord.extraction.."))
                    .or(resideInAnyPackage("jakarta..", "io.quarkus..", "org.hibernate..")))
            .because("text goes in and quotes come out, with no web and no database")
            .allowEmptyShould(true));
  }

  @Test
  void predictions_know_what_is_extracted_and_no_feature() {
    check(
        uses("..command", "..extraction", "..json")
            .because("measuring the extractor starts neither web nor database"));
  }

  @Test
  void nobody_knows_the_extractor_but_those_who_propose_and_measure() {
    check(
        noClasses()
            .that(resideOutsideOfPackages("..extraction", "..proposal", "..command"))
            .should()
            .dependOnClassesThat(resideInAnyPackage("..extraction", "..proposal"))
            .because("what is proposed is from then on a quote like any other"));
  }

  @Test
  void no_feature_knows_the_sample_data() {
    check(
        noClasses()
            .that(resideOutsideOfPackage("..sample"))
            .should()
            .dependOnClassesThat(resideInAPackage("..sample"))
            .because("the sample is a client of the features"));
  }

  @Test
  void packages_form_no_cycle() {
    check(
        slices()
            .matching("org.onrecord.(**)")
            .should()
            .beFreeOfCycles()
            .because("whoever reads one package should not have to read all"));
  }

  @Test
  void entities_are_those_of_panache() {
    check(
        classes()
            .that()
            .areAnnotatedWith(Entity.class)
            .should()
            .beAssignableTo(PanacheEntityBase.class)
            .because("there is one way to reach the database, and ids are our own"));
  }

  @Test
  void class_names_say_what_they_are() {
    check(
        noClasses()
            .should()
            .haveNameMatching(".*(Service|Manager|Helper|Util|Utils|Impl|Base|Constants)")
            .because("such a name says nothing; the contract has a word for it"));
  }

  @Test
  void resources_are_package_private() {
    check(
        classes()
            .that()
            .areAnnotatedWith(Path.class)
            .should()
            .bePackagePrivate()
            .because("a resource speaks HTTP; whoever needs what it does calls what it calls"));
  }

  @Test
  void transactions_are_begun_below_the_resources() {
    check(
        methods()
            .that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(Path.class)
            .should()
            .notBeAnnotatedWith(Transactional.class)
            .because("a conflict at commit must be answered with a problem, so it comes before"));
  }

  @Test
  void nobody_asks_for_the_time_but_the_clock() {
    check(
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
            .because("a test can set an injected clock, and no other"));
  }

  /** The classes of the first package use none of the service's but those of these packages. */
  private static ArchRule uses(String... packages) {
    return noClasses()
        .that()
        .resideInAPackage(packages[0])
        .should()
        .dependOnClassesThat(
            resideInAPackage("org.onrecord..").and(not(resideInAnyPackage(packages))));
  }

  private static void check(ArchRule rule) {
    rule.check(SERVICE);
  }
}
