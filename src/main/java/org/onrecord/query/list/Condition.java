package org.onrecord.query.list;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.onrecord.database.sql.Sql;
import org.onrecord.web.json.TimeSpan;

/**
 * A composed SQL condition: terms joined by {@code and}, for the parameters that a request has.
 * Page, total, facets and export share it.
 */
public final class Condition {
  private static final Sql NEVER = Sql.of("false");
  private static final String ANY = "= any(?)";

  /** A term with which a row matches only if a column has one of some values. */
  private static final Pattern COLUMN_VALUES = Pattern.compile("([a-z]\\.[a-z_]+) = any\\(\\?\\)");

  private final List<Sql> terms = new ArrayList<>();
  private final List<RequiredValues> requiredValues = new ArrayList<>();

  /** The number of terms that required values decide. */
  private int decidedTerms;

  private Optional<TextTerm> text = Optional.empty();
  private Optional<Sql> slow = Optional.empty();
  private boolean inPeriods;
  private boolean frequent;

  /**
   * Adds a term if its first placeholder has a value: not null, not an empty collection, not an
   * empty optional. An optional with an empty collection is a value that matches nothing. A
   * collection is bound as an array.
   *
   * @param further values of the other placeholders
   */
  public Condition and(String term, Object value, Object... further) {
    Object first = value instanceof Optional<?> optional ? optional.orElse(null) : value;
    if (first == null || value instanceof Collection<?> values && values.isEmpty()) {
      return this;
    }
    if (isEmpty(first) && Stream.of(further).allMatch(Condition::isEmpty)) {
      return and(NEVER);
    }
    if (first instanceof Collection<?> values) {
      require(term, values);
    }
    // With equality instead of any(), an index scan keeps its order.
    boolean single = term.indexOf(ANY) + ANY.indexOf('?') == term.indexOf('?') && size(first) == 1;
    String sqlTerm = single ? term.replace(ANY, "= ?") : term;
    List<Object> values = new ArrayList<>();
    values.add(single ? scalar(((Collection<?>) first).iterator().next()) : bindable(first));
    Stream.of(further).map(Condition::bindable).forEach(values::add);
    Sql sql = Sql.of("(" + sqlTerm + ")", values.toArray());
    // One plan serves all single ids. Other values may be common or rare, and need their own plan.
    return and(values.size() == 1 && values.get(0) instanceof UUID ? sql : sql.withCustomPlan());
  }

  private void require(String term, Collection<?> values) {
    Matcher matcher = COLUMN_VALUES.matcher(term);
    if (matcher.matches()) {
      requiredValues.add(RequiredValues.of(matcher.group(1), values));
      decidedTerms++;
    }
  }

  /** Adds a term that leaves out the rows with a value in a column, which has no nulls. */
  public Condition andNot(String column, String value) {
    requiredValues.add(RequiredValues.allBut(column, value));
    decidedTerms++;
    return and(Sql.of("%s <> '%s'".formatted(column, value)));
  }

  /** True if a row matches that has the required values and lexemes. */
  public boolean isDecidedByValues() {
    return slow.isEmpty()
        && decidedTerms == terms.size()
        && text.map(TextTerm::decidedByLexemes).orElse(true);
  }

  /**
   * The columns that must have one of some values for a row to match. Rows with these values may
   * still not match: other terms decide.
   */
  public List<RequiredValues> requiredValues() {
    return List.copyOf(requiredValues);
  }

  /**
   * Sets of lexemes of which a row must have one, with all its lexemes, to match. Without any, a
   * row may match whatever its lexemes are.
   */
  public List<Set<String>> requiredLexemes() {
    return text.map(TextTerm::requiredLexemes).orElse(List.of());
  }

  /** Restricts a time, such as that of the creation, to a range whose ends may be null. */
  public Condition andBetween(String time, TimeSpan from, TimeSpan to) {
    return and(time + " >= ?", from == null ? null : from.first())
        .and(time + " <= ?", to == null ? null : to.last());
  }

  /**
   * Adds a term for keys of single rows, unless there are none. Each placeholder is bound to the
   * keys as an array. One plan serves all keys.
   */
  public Condition andKeys(String term, Collection<?> keys) {
    long placeholders = term.chars().filter(c -> c == '?').count();
    Object[] values = Stream.generate(() -> bindable(keys)).limit(placeholders).toArray();
    if (!keys.isEmpty()) {
      require(term, keys);
    }
    return keys.isEmpty() ? this : and(Sql.of("(" + term + ")", values));
  }

  /** Adds a term that is repeated for each value, joined by {@code or}. */
  public Condition andAny(String term, Collection<?> values) {
    long placeholders = term.chars().filter(c -> c == '?').count();
    List<Sql> alternatives =
        values.stream()
            .map(value -> Sql.of(term, Stream.generate(() -> value).limit(placeholders).toArray()))
            .toList();
    return values.isEmpty()
        ? this
        : and(Sql.of("(?)", Sql.join(" or ", alternatives)).withCustomPlan());
  }

  /** Adds a term, if present, that is planned for its values. */
  public Condition and(Optional<Sql> term) {
    return term.map(present -> and(Sql.of("(?)", present).withCustomPlan())).orElse(this);
  }

  /** Adds the term of a full-text query, if present, that is planned for its values. */
  public Condition andText(Optional<TextTerm> term) {
    text = term;
    return this;
  }

  /**
   * Adds a term that takes long for each row and is true for a large share of them. Rows that match
   * it are counted in a sample ({@link RowSample}).
   */
  public Condition andSlow(Sql term) {
    slow = Optional.of(Sql.of("(?)", term).withCustomPlan());
    return this;
  }

  /** True if a term takes long for each row. */
  public boolean isSlow() {
    return slow.isPresent();
  }

  /** A copy without the term that takes long for each row. */
  Condition withoutSlow() {
    Condition copy = copy();
    copy.slow = Optional.empty();
    return copy;
  }

  /** True if a term is a full-text query. */
  boolean hasText() {
    return text.isPresent();
  }

  /** Adds a term. */
  public Condition and(Sql term) {
    terms.add(term);
    return this;
  }

  /** Adds terms that leave out the rows which match any term of another condition. */
  public Condition andNone(Condition excluded) {
    excluded.terms.forEach(term -> and(Sql.of("(? is not true)", term)));
    return this;
  }

  /** True if all rows match. */
  public boolean isEmpty() {
    return text.isEmpty() && terms.isEmpty() && slow.isEmpty();
  }

  /** The {@code where} clause, or nothing. */
  public Sql where() {
    List<Sql> all = new ArrayList<>(terms);
    text.map(term -> inPeriods ? term.inOneScan() : term.matches())
        .ifPresent(term -> all.add(Sql.of("(?)", term).withCustomPlan()));
    slow.ifPresent(all::add);
    return all.isEmpty() ? Sql.EMPTY : Sql.of(" where ?", Sql.join(" and ", all));
  }

  /** Notes that a large share of the rows matches, so that few are read to find a page. */
  public Condition frequent() {
    frequent = true;
    return this;
  }

  boolean isFrequent() {
    return frequent || isSlow();
  }

  /** A copy with one more term. */
  Condition with(Sql term) {
    return copy().and(term);
  }

  /** A copy with a term for periods. */
  Condition inPeriods(Sql periods) {
    Condition copy = with(periods);
    copy.inPeriods = true;
    return copy;
  }

  private Condition copy() {
    Condition copy = new Condition();
    copy.terms.addAll(terms);
    copy.requiredValues.addAll(requiredValues);
    copy.decidedTerms = decidedTerms;
    copy.text = text;
    copy.slow = slow;
    copy.inPeriods = inPeriods;
    copy.frequent = frequent;
    return copy;
  }

  private static boolean isEmpty(Object value) {
    return size(value) == 0;
  }

  /** The size of a collection, or -1 for other values. */
  private static int size(Object value) {
    return value instanceof Collection<?> all ? all.size() : -1;
  }

  private static Object bindable(Object value) {
    if (!(value instanceof Collection<?> all)) {
      return scalar(value);
    }
    return !all.isEmpty() && all.stream().allMatch(UUID.class::isInstance)
        ? all.toArray(UUID[]::new)
        : all.stream().map(String::valueOf).toArray(String[]::new);
  }

  private static Object scalar(Object value) {
    if (value instanceof Instant instant) {
      return instant.atOffset(ZoneOffset.UTC);
    }
    return value instanceof Enum<?> ? value.toString() : value;
  }
}
