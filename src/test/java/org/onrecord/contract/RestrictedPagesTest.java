package org.onrecord.contract;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.onrecord.contract.framework.ContractValidationFilter;
import org.onrecord.fixtures.AdminKeyFilter;

/** Pages while reading needs a key, and articles must not be shown whole. */
@Tag("long")
@QuarkusTest
@TestProfile(RestrictedReadingRolesTest.RestrictedReading.class)
class RestrictedPagesTest {
  private String article;
  private String quote;

  @BeforeEach
  void saveRecords() {
    article = anArticle().body("Hidden before.\n\n“We shall see.”\n\nHidden after.").save();
    quote = aQuote("We shall see.").in(article).save();
  }

  private static RequestSpecification browser() {
    return given().noFiltersOfType(ContractValidationFilter.class).header("Accept", "text/html");
  }

  private static RequestSpecification anonymous() {
    return browser().noFiltersOfType(AdminKeyFilter.class);
  }

  @Test
  void an_anonymous_reader_gets_a_page_that_says_what_is_missing() {
    anonymous()
        .get("/quotes/" + quote)
        .then()
        .statusCode(401)
        .contentType(equalTo("text/html;charset=UTF-8"))
        .header("WWW-Authenticate", notNullValue())
        .body(containsString("Not authenticated"))
        .body(not(containsString("We shall see.")));
  }

  @Test
  void the_front_page_is_public_without_records() {
    anonymous()
        .get("/")
        .then()
        .statusCode(200)
        .body(containsString("Reading needs a key"))
        .body(not(containsString("We shall see.")));
    browser().get("/").then().statusCode(200).body(containsString("We shall see."));
    anonymous()
        .header("Authorization", "Bearer ork_" + "x".repeat(43))
        .get("/")
        .then()
        .statusCode(200)
        .body(containsString("The key is not valid"));
  }

  @Test
  void a_draft_is_checked_for_readers_only() {
    anonymous().get("/draft").then().statusCode(401).body(containsString("Not authenticated"));
    anonymous().formParam("text", "a").post("/draft").then().statusCode(401);
    browser().formParam("text", "“We shall see.”").post("/draft").then().statusCode(200);
    anonymous().get("/quotes/" + quote + "/card").then().statusCode(401);
  }

  @Test
  void a_reader_who_signs_in_sees_the_pages() {
    String cookie =
        anonymous()
            .redirects()
            .follow(false)
            .contentType("application/x-www-form-urlencoded")
            .body("key=ork_dev")
            .post("/sign-in")
            .then()
            .statusCode(303)
            .extract()
            .cookie("onrecord_session");
    for (String path : new String[] {"/", "/quotes/" + quote, "/review"}) {
      anonymous().cookie("onrecord_session", cookie).get(path).then().statusCode(200);
    }
    anonymous()
        .cookie("onrecord_session", cookie)
        .header("Accept", "application/json")
        .header("Sec-Fetch-Site", "same-origin")
        .get("/suggest?q=a")
        .then()
        .statusCode(200);
  }

  @Test
  void pages_show_only_paragraphs_with_quotes() {
    for (String path : new String[] {"/articles/" + article, "/quotes/" + quote}) {
      browser()
          .get(path)
          .then()
          .statusCode(200)
          .body(containsString("We shall see."))
          .body(not(containsString("Hidden before.")))
          .body(not(containsString("Hidden after.")));
    }
  }
}
