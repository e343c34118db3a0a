package org.onrecord.records.statement;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.onrecord.fixtures.ExpectedProblems.refused;
import static org.onrecord.fixtures.JsonBody.has;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onrecord.fixtures.AssertEach;
import org.onrecord.fixtures.ListRequests;

/** Authors, reasons, retries and faults of the decisions of editors about statements. */
@QuarkusTest
class StatementDecisionsTest {
  private static final String UNKNOWN = "0199a000-0000-7002-8000-00000000ffff";

  private String one;
  private String other;

  @BeforeEach
  void record_two_statements() {
    one = aQuote("The harbour master has never seen a ferry turn back at the second buoy.").save();
    other = aQuote("Seven inspectors counted every crate of herring on the northern quay.").save();
  }

  private static RequestSpecification because(String reason) {
    return given().header("Change-Reason", reason).contentType("application/json");
  }

  private Response join(String key) {
    return because("Same speech")
        .header("Idempotency-Key", key)
        .body(Map.of("statements", List.of(other)))
        .post("/statements/" + one + "/join");
  }

  @Test
  void a_retried_decision_is_made_once_and_has_its_author_and_reason() {
    Response joined = join("a");
    Response again = join("a");

    joined.then().statusCode(200).body(has("appearances", equalTo(2)));
    assertEquals("true", again.header("Idempotency-Replayed"));
    assertArrayEquals(joined.asByteArray(), again.asByteArray());
    joined
        .then()
        .body(has("decided.kind", equalTo("join")))
        .body(has("decided.reason", equalTo("Same speech")))
        .body(has("decided.by", notNullValue()));
    get("/statements/" + other + "/decisions")
        .then()
        .body(has("items", hasSize(1)))
        .body(has("items.by", everyItem(notNullValue())));
  }

  @Test
  void an_undone_decision_stays_listed_with_who_undid_it() {
    join("b");
    because("Two speeches").post("/statements/" + other + "/undo").then().statusCode(200);

    get("/statements/" + one + "/decisions")
        .then()
        .body(has("items", hasSize(1)))
        .body(has("items[0].undoReason", equalTo("Two speeches")))
        .body(has("items[0].undoneBy", notNullValue()))
        .body(has("items[0].undoneAt", notNullValue()));
    get("/statements/" + one)
        .then()
        .body(has("appearances", equalTo(1)))
        .body(has("decided", equalTo(null)));
    because("Again").post("/statements/" + one + "/undo").then().spec(refused(409, "not-decided"));
  }

  @Test
  void a_decision_lists_quotes_that_were_not_edited_before_as_changed() {
    String reason = "Same speech";
    join("c");
    assertEquals(reason, ListRequests.first("reason", "/quotes/" + one + "/history").get(0));
  }

  @Test
  void unknown_statements_and_quotes_of_other_statements_are_refused() {
    AssertEach.of(
        List.of("join", "split"),
        kind ->
            because("Why")
                .body(Map.of(kind.equals("join") ? "statements" : "quotes", List.of(one)))
                .post("/statements/" + UNKNOWN + "/" + kind)
                .then()
                .spec(refused(404, "not-found")));
    because("Why")
        .body(Map.of("statements", List.of(one, UNKNOWN)))
        .post("/statements/" + other + "/join")
        .then()
        .statusCode(422)
        .body(has("errors.pointer", equalTo(List.of("/statements/1"))));
    because("Why")
        .body(Map.of("quotes", List.of(other)))
        .post("/statements/" + one + "/split")
        .then()
        .statusCode(422)
        .body(has("errors.pointer", equalTo(List.of("/quotes/0"))));
    get("/statements/" + one + "/decisions").then().body(has("items", hasSize(0)));
  }
}
