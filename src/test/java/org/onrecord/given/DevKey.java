package org.onrecord.given;

import io.quarkus.arc.Arc;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;

/**
 * Lets tests do whatever they like, as one does in dev mode: by the key of an admin that works
 * there and in tests. A test that wants another sends it; one that wants none sends with {@code
 * noFiltersOfType(DevKey.class)}.
 */
public final class DevKey implements Filter {
  /**
   * The header's value. What is packaged runs as in production, where it has the admin's key that
   * pom.xml gives it.
   */
  public static final String BEARER =
      "Bearer " + (Arc.container() == null ? "0123456789abcdef-for-tests-alone" : "ork_dev");

  @Override
  public Response filter(
      FilterableRequestSpecification request,
      FilterableResponseSpecification expected,
      FilterContext context) {
    if (!request.getHeaders().hasHeaderWithName("Authorization")) {
      request.header("Authorization", BEARER);
    }
    return context.next(request, expected);
  }
}
