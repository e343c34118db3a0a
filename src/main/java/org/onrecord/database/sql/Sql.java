package org.onrecord.database.sql;

import java.util.ArrayList;
import java.util.List;

/**
 * An SQL fragment or statement with the values of its placeholders, in order.
 *
 * @param customPlan true to plan the statement for its values each time it runs, since the best
 *     plan depends on them; false to let the server reuse a plan
 */
public record Sql(String text, List<Object> values, boolean customPlan) {
  /** No SQL and no values. */
  public static final Sql EMPTY = of("");

  /**
   * Composes SQL. Each {@code ?} stands for the next argument: an {@code Sql} is inserted in its
   * place, anything else is bound as a value.
   */
  public static Sql of(String text, Object... arguments) {
    StringBuilder composed = new StringBuilder(length(text, arguments));
    List<Object> values = new ArrayList<>();
    boolean customPlan = false;
    int from = 0;
    for (Object argument : arguments) {
      int position = text.indexOf('?', from);
      composed.append(text, from, position);
      if (argument instanceof Sql part) {
        composed.append(part.text);
        values.addAll(part.values);
        customPlan |= part.customPlan;
      } else {
        composed.append('?');
        values.add(argument);
      }
      from = position + 1;
    }
    return new Sql(composed.append(text, from, text.length()).toString(), values, customPlan);
  }

  /** The length of the composed text, so that its builder does not have to grow. */
  private static int length(String text, Object[] arguments) {
    int length = text.length();
    for (Object argument : arguments) {
      length += argument instanceof Sql part ? part.text.length() : 0;
    }
    return length;
  }

  /** Joins parts with a separator. */
  public static Sql join(String separator, List<Sql> parts) {
    String placeholders = String.join(separator, parts.stream().map(part -> "?").toList());
    return of(placeholders, parts.toArray());
  }

  /** A copy with more SQL at its end, composed as in {@link #of}. */
  public Sql append(String more, Object... arguments) {
    return of("??", this, of(more, arguments));
  }

  /** A copy that is planned for its values each time it runs. */
  public Sql withCustomPlan() {
    return new Sql(text, values, true);
  }

  /** True if the text is empty. */
  public boolean isEmpty() {
    return text.isEmpty();
  }
}
