package org.onrecord.database.sql;

import java.util.ArrayList;
import java.util.List;

/**
 * SQL with the values of its placeholders, in their order.
 *
 * @param customPlan whether the best plan depends on the values, as that of a search depends on how
 *     common a word is: such a statement is planned each time it runs, others once
 */
public record Sql(String text, List<Object> values, boolean customPlan) {
  /** Nothing. */
  public static final Sql EMPTY = of("");

  /**
   * SQL in which each {@code ?} stands for the next argument: another piece of SQL is put in its
   * place, anything else is bound as a value.
   */
  public static Sql of(String text, Object... arguments) {
    StringBuilder spliced = new StringBuilder();
    List<Object> values = new ArrayList<>();
    boolean skewed = false;
    int from = 0;
    for (Object argument : arguments) {
      int place = text.indexOf('?', from);
      spliced.append(text, from, place);
      if (argument instanceof Sql piece) {
        spliced.append(piece.text);
        values.addAll(piece.values);
        skewed |= piece.customPlan;
      } else {
        spliced.append('?');
        values.add(argument);
      }
      from = place + 1;
    }
    return new Sql(spliced.append(text, from, text.length()).toString(), values, skewed);
  }

  /** The pieces one after the other, with something between them. */
  public static Sql join(String between, List<Sql> pieces) {
    String places = String.join(between, pieces.stream().map(piece -> "?").toList());
    return of(places, pieces.toArray());
  }

  /** This, and then more. */
  public Sql append(String more, Object... arguments) {
    return of("??", this, of(more, arguments));
  }

  /** The same, to be planned each time. */
  public Sql withCustomPlan() {
    return new Sql(text, values, true);
  }

  public boolean isEmpty() {
    return text.isEmpty();
  }
}
