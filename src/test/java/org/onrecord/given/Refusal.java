package org.onrecord.given;

import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import io.restassured.builder.ResponseSpecBuilder;
import io.restassured.specification.ResponseSpecification;

/** What an answer must be that refuses a request: a problem with a sentence, and no innards. */
public final class Refusal {
  private static final String INNARDS =
      "(?is).*(\\b(org|io|com|java|jakarta|javax)\\.[a-z]+\\.|Exception\\b|\\bselect .+ from\\b"
          + "|\\b(insert into|update .+ set|delete from)\\b|_(id|folded|on|pkey|key)\\b|\\bHibernate|\\bPSQL"
          + "|\\bJackson|\\bat line \\d+ of ).*";

  private Refusal() {}

  /** A problem of this status and type, such as "not-found". */
  public static ResponseSpecification refused(int status, String type) {
    return problem(status, type).build();
  }

  /** The same, at fault at exactly these places of the body, in any order. */
  public static ResponseSpecification refusedAt(int status, String type, String... pointers) {
    return problem(status, type).expectBody("errors.pointer", containsInAnyOrder(pointers)).build();
  }

  /** 400, at fault at exactly these places of the body. */
  public static ResponseSpecification invalidAt(String... pointers) {
    return refusedAt(400, "invalid-request", pointers);
  }

  /** 400, at fault in exactly these parameters of path and query. */
  public static ResponseSpecification invalidIn(String... parameters) {
    return problem(400, "invalid-request")
        .expectBody("errors.parameter", containsInAnyOrder(parameters))
        .build();
  }

  private static ResponseSpecBuilder problem(int status, String type) {
    return new ResponseSpecBuilder()
        .expectStatusCode(status)
        .expectHeader("Content-Type", equalTo("application/problem+json"))
        .expectBody("type", equalTo("urn:onrecord:problem:" + type))
        .expectBody("status", equalTo(status))
        .expectBody("title", matchesPattern("[A-Z][A-Za-z ]+"))
        .expectBody("detail", matchesPattern("(?s)\\S.*[.?]"))
        .expectBody(not(matchesPattern(INNARDS)));
  }
}
