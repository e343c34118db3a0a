package org.onrecord.paging;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.onrecord.json.Json;

/**
 * Finds the ids of a page by keyset: the rows after the cursor's in the order's index, never an
 * offset. What the rows show is then fetched for those ids alone.
 */
@Singleton
public class Listing {
  private final EntityManager database;
  private final Json json;

  Listing(EntityManager database, Json json) {
    this.database = database;
    this.json = json;
  }

  /**
   * The ids of a page.
   *
   * @param from the entity and its alias, such as "Quote q"
   * @param filter what the request asks for, the filter's own digest included
   * @param condition the filter's terms; the cursor's is added here
   */
  public <F extends Record & Paging> Page<UUID> page(
      String from, F filter, Condition condition, Order order, UriInfo uri) {
    String id = from.split(" ")[1] + ".id";
    Long total = filter.include().contains(Include.TOTAL) ? count(from, condition) : null;
    String digest = digest(filter, order, uri.getPath());
    if (filter.cursor() != null) {
      Cursor cursor = Cursor.decode(filter.cursor(), digest, order);
      condition.andAfter(cursor, order, id);
    }
    List<Tuple> rows = rows(from, id, condition, order, filter.rows() + 1);
    if (rows.size() <= filter.rows()) {
      return new Page<>(ids(rows), null, total);
    }
    Tuple last = rows.get(filter.rows() - 1);
    Cursor next = new Cursor(digest, last.get(0, UUID.class), last.get(1));
    return new Page<>(ids(rows.subList(0, filter.rows())), next(uri, next), total);
  }

  private List<Tuple> rows(String from, String id, Condition condition, Order order, int limit) {
    String hql = "select " + id + ", " + order.key() + " from " + from + "%s" + order.clause(id);
    return condition.query(database, hql, Tuple.class).setMaxResults(limit).getResultList();
  }

  private Long count(String from, Condition condition) {
    String hql = "select count(*) from " + from + "%s";
    return condition.query(database, hql, Long.class).getSingleResult();
  }

  private static List<UUID> ids(List<Tuple> rows) {
    return rows.stream().map(row -> row.get(0, UUID.class)).toList();
  }

  /**
   * A cursor is bound to all that decides which rows come in which order, and not to how many are
   * wanted.
   */
  private String digest(Record filter, Order order, String path) {
    ObjectNode tree = (ObjectNode) json.write(filter);
    tree.remove(List.of("sort", "limit", "cursor", "include", "expand"));
    String text = path + " " + order.word() + " " + tree;
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, 9));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  private static String next(UriInfo uri, Cursor cursor) {
    URI next = uri.getRequestUriBuilder().replaceQueryParam("cursor", cursor.encode()).build();
    return next.getRawPath() + "?" + next.getRawQuery();
  }
}
