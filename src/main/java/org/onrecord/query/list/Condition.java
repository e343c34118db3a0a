package org.onrecord.query.list;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.onrecord.database.sql.Sql;

/**
 * A condition in SQL, composed of those terms that a request asks for. The same one serves page,
 * total, facets and export.
 */
public final class Condition {
  private static final Sql NEVER = Sql.of("false");
  private static final String ANY = "= any(?)";

  private final List<Sql> terms = new ArrayList<>();

  /**
   * Adds a term if there is a value for its first placeholder: not {@code null}, not an empty
   * collection, not an empty optional. (An optional that holds an empty collection is a value:
   * nothing fits it.) A collection is bound as an array; further placeholders take the further
   * values.
   */
  public Condition and(String term, Object value, Object... further) {
    Object first = value instanceof Optional<?> optional ? optional.orElse(null) : value;
    if (first == null || value instanceof Collection<?> none && none.isEmpty()) {
      return this;
    }
    if (Stream.concat(Stream.of(first), Stream.of(further)).allMatch(Condition::isEmpty)) {
      return and(NEVER);
    }
    // One of one is equality: indexes then keep their order.
    boolean lone = term.indexOf(ANY) + ANY.indexOf('?') == term.indexOf('?') && size(first) == 1;
    String written = lone ? term.replace(ANY, "= ?") : term;
    List<Object> values = new ArrayList<>();
    values.add(lone ? scalar(((Collection<?>) first).iterator().next()) : bound(first));
    Stream.of(further).map(Condition::bound).forEach(values::add);
    Sql sql = Sql.of("(" + written + ")", values.toArray());
    // An index serves any one id as well as another; what else is asked may be common or rare.
    return and(values.size() == 1 && values.get(0) instanceof UUID ? sql : sql.withCustomPlan());
  }

  /** Adds a term that holds for any of the values, written for one of them. */
  public Condition andAny(String term, Collection<?> given) {
    long places = term.chars().filter(c -> c == '?').count();
    List<Sql> alternatives =
        given.stream()
            .map(value -> Sql.of(term, Stream.generate(() -> value).limit(places).toArray()))
            .toList();
    return given.isEmpty()
        ? this
        : and(Sql.of("(?)", Sql.join(" or ", alternatives)).withCustomPlan());
  }

  /** Adds a term that is planned for its own values, if there is one. */
  public Condition and(Optional<Sql> term) {
    return term.map(given -> and(Sql.of("(?)", given).withCustomPlan())).orElse(this);
  }

  /** Adds a term as it is. */
  public Condition and(Sql term) {
    terms.add(term);
    return this;
  }

  /** Whether everything fits. */
  public boolean isEmpty() {
    return terms.isEmpty();
  }

  /** The terms with a leading {@code where}, or nothing. */
  public Sql where() {
    return terms.isEmpty() ? Sql.EMPTY : Sql.of(" where ?", Sql.join(" and ", terms));
  }

  /** The same and more. */
  Condition with(Sql term) {
    Condition more = new Condition();
    more.terms.addAll(terms);
    return more.and(term);
  }

  private static boolean isEmpty(Object value) {
    return size(value) == 0;
  }

  /** Of what is no collection, -1. */
  private static int size(Object value) {
    return value instanceof Collection<?> all ? all.size() : -1;
  }

  private static Object bound(Object value) {
    if (!(value instanceof Collection<?> all)) {
      return scalar(value);
    }
    return !all.isEmpty() && all.stream().allMatch(UUID.class::isInstance)
        ? all.toArray(UUID[]::new)
        : all.stream().map(String::valueOf).toArray(String[]::new);
  }

  /** Enums go as their words. */
  private static Object scalar(Object value) {
    return value instanceof Enum<?> word ? word.toString() : value;
  }
}
