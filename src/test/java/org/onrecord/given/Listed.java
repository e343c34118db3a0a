package org.onrecord.given;

import static io.restassured.RestAssured.given;

import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What a list shows. */
public final class Listed {
  private static final int MANY = 50;

  private Listed() {}

  /**
   * The values of a member of the rows of the first page; parameters are names and values. A
   * collection repeats the parameter.
   */
  public static <T> List<T> first(String member, String path, Object... parameters) {
    return page(path, parameters).getList("items." + member);
  }

  /** The first page. */
  public static JsonBody page(String path, Object... parameters) {
    RequestSpecification request = given();
    for (int i = 0; i < parameters.length; i += 2) {
      Object value = parameters[i + 1];
      request.queryParam(
          (String) parameters[i],
          value instanceof Collection<?> all ? all.toArray() : new Object[] {value});
    }
    return request.get(path).then().statusCode(200).extract().as(JsonBody.class);
  }

  /** The values of a member of the rows of all pages, page by page, found by following next. */
  public static <T> List<List<T>> pages(String member, String path, Object... parameters) {
    List<List<T>> pages = new ArrayList<>();
    JsonBody page = page(path, parameters);
    pages.add(page.getList("items." + member));
    while (page.getString("next") != null && pages.size() < MANY) {
      page =
          given()
              .urlEncodingEnabled(false)
              .get(page.getString("next"))
              .then()
              .statusCode(200)
              .extract()
              .as(JsonBody.class);
      pages.add(page.getList("items." + member));
    }
    return pages;
  }
}
