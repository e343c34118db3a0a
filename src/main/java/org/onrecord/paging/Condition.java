package org.onrecord.paging;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A condition in HQL with its values, composed of those terms that a request asks for; the same one
 * serves page and total.
 */
public final class Condition {
  private static final Pattern PLACEHOLDER = Pattern.compile(":(\\w+)");

  private final List<String> terms = new ArrayList<>();
  private final Map<String, Object> values = new LinkedHashMap<>();

  /** That a value, such as an id, is one of these; where there are none, nothing fits. */
  public static Condition among(String value, Collection<?> all) {
    Condition condition = new Condition();
    condition.terms.add("(" + value + " in :among)");
    condition.values.put("among", all);
    return condition;
  }

  /**
   * Adds a term if there is a value for its first placeholder: not {@code null}, not an empty
   * collection, not an empty optional. (An optional that holds an empty collection is a value:
   * nothing fits it.) Further placeholders take the further values, in the order of the term.
   */
  public Condition and(String term, Object value, Object... further) {
    Object first = value instanceof Optional<?> optional ? optional.orElse(null) : value;
    boolean absent = first == null || value instanceof Collection<?> all && all.isEmpty();
    if (!absent) {
      terms.add("(" + term + ")");
      List<String> names = placeholders(term);
      values.put(names.get(0), first);
      for (int i = 0; i < further.length; i++) {
        values.put(names.get(i + 1), further[i]);
      }
    }
    return this;
  }

  /** Adds a term that holds for any of the values, written for one of them. */
  public Condition andAny(String term, List<?> given) {
    if (!given.isEmpty()) {
      String name = placeholders(term).get(0);
      List<String> alternatives = new ArrayList<>();
      for (int i = 0; i < given.size(); i++) {
        alternatives.add(term.replace(":" + name, ":" + name + i));
        values.put(name + i, given.get(i));
      }
      terms.add("(" + String.join(" or ", alternatives) + ")");
    }
    return this;
  }

  /** Adds that a row comes after the one where the last page ended. */
  void andAfter(Cursor cursor, Order order, String id) {
    terms.add(order.after(id));
    values.put("cursorKey", cursor.key());
    values.put("cursorId", cursor.id());
  }

  /**
   * The terms with a leading {@code where}, or nothing. One of one is equality: indexes then keep
   * their order, and the translation of the query is found in the cache.
   */
  private String where() {
    String where = terms.isEmpty() ? "" : " where " + String.join(" and ", terms);
    for (Map.Entry<String, Object> value : values.entrySet()) {
      if (only(value.getValue()).isPresent()) {
        where = where.replaceAll("in :" + value.getKey() + "\\b", "= :" + value.getKey());
      }
    }
    return where;
  }

  /**
   * The query with {@code %s} replaced by the condition, {@code where} included, and its values
   * bound.
   */
  public <T> TypedQuery<T> query(EntityManager database, String hql, Class<T> type) {
    TypedQuery<T> query = database.createQuery(hql.formatted(where()), type);
    bindTo(query);
    return query;
  }

  private void bindTo(Query query) {
    values.forEach((name, value) -> query.setParameter(name, only(value).orElse(value)));
  }

  private static Optional<Object> only(Object value) {
    return value instanceof Collection<?> all && all.size() == 1
        ? Optional.of(all.iterator().next())
        : Optional.empty();
  }

  private static List<String> placeholders(String term) {
    return PLACEHOLDER.matcher(term).results().map(found -> found.group(1)).distinct().toList();
  }
}
