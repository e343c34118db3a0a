package org.onrecord.exchange.subscriptions;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.onrecord.query.list.Condition;
import org.onrecord.query.list.RequiredValues;
import org.onrecord.records.history.RecordKind;

/**
 * Subscriptions to one kind of records with an index of their lists: by a value or a lexeme that
 * each requires. So the lists that a record may match are found without a look at all of them.
 */
final class MatchingPlan {
  private final RecordKind kind;
  private final Map<UUID, MatchedSubscription> subscriptions = new HashMap<>();
  private final Map<SubscribedList, List<MatchedSubscription>> byList = new IdentityHashMap<>();
  private final Map<String, SubscribedList> lists = new HashMap<>();
  private final List<MatchedSubscription> byDefault = new ArrayList<>();
  private final Map<String, Map<String, List<SubscribedList>>> byValue = new HashMap<>();
  private final Map<String, List<SubscribedList>> byLexeme = new HashMap<>();
  private final List<SubscribedList> others = new ArrayList<>();
  private final Set<String> columns = new LinkedHashSet<>();
  private boolean lexemes;

  /**
   * A plan for subscriptions.
   *
   * @param lists the lists of their queries, which are of the kind
   */
  MatchingPlan(
      RecordKind kind,
      Collection<MatchedSubscription> subscriptions,
      Map<String, SubscribedList> lists) {
    this.kind = kind;
    for (MatchedSubscription subscription : subscriptions) {
      SubscribedList list = lists.get(subscription.query());
      this.subscriptions.put(subscription.id(), subscription);
      this.lists.put(subscription.query(), list);
      byList.computeIfAbsent(list, one -> new ArrayList<>()).add(subscription);
      if (subscription.matchesByDefault()) {
        byDefault.add(subscription);
      }
    }
    byList.keySet().forEach(this::index);
  }

  private void index(SubscribedList list) {
    Condition condition = list.condition();
    condition.requiredValues().forEach(required -> columns.add(required.column()));
    List<Set<String>> words = condition.requiredLexemes();
    lexemes |= !words.isEmpty();
    Optional<RequiredValues> required =
        condition.requiredValues().stream()
            .filter(one -> !one.excluded())
            .max(comparing(one -> one.column().endsWith("id")));
    if (!words.isEmpty() && words.stream().noneMatch(Set::isEmpty)) {
      words.forEach(all -> byLexeme.computeIfAbsent(rarest(all), w -> new ArrayList<>()).add(list));
    } else if (required.isPresent()) {
      Map<String, List<SubscribedList>> index =
          byValue.computeIfAbsent(required.get().column(), column -> new HashMap<>());
      required
          .get()
          .values()
          .forEach(value -> index.computeIfAbsent(value, v -> new ArrayList<>()).add(list));
    } else {
      others.add(list);
    }
  }

  /** The longest of some lexemes. */
  private static String rarest(Set<String> words) {
    return Collections.max(words, comparing(String::length));
  }

  RecordKind kind() {
    return kind;
  }

  boolean isEmpty() {
    return subscriptions.isEmpty();
  }

  /** The columns that lists require values of. */
  List<String> columns() {
    return List.copyOf(columns);
  }

  /** True if lists require lexemes. */
  boolean hasLexemes() {
    return lexemes;
  }

  Collection<SubscribedList> lists() {
    return byList.keySet();
  }

  SubscribedList listOf(MatchedSubscription subscription) {
    return lists.get(subscription.query());
  }

  /** The lists that some of these records may match. */
  Set<SubscribedList> candidates(ChangedRows rows) {
    Set<SubscribedList> candidates = Collections.newSetFromMap(new IdentityHashMap<>());
    candidates.addAll(others);
    byValue.forEach(
        (column, index) ->
            rows.values(column)
                .forEach(value -> candidates.addAll(index.getOrDefault(value, List.of()))));
    if (!byLexeme.isEmpty()) {
      rows.lexemes().forEach(lexeme -> candidates.addAll(byLexeme.getOrDefault(lexeme, List.of())));
    }
    return candidates;
  }

  /**
   * The subscriptions that changes may concern.
   *
   * @param matching the lists with matching records
   * @param known the subscriptions with a stored state of a record, also those of other plans
   */
  Collection<MatchedSubscription> concerned(
      Collection<SubscribedList> matching, Collection<UUID> known) {
    Map<UUID, MatchedSubscription> concerned = new TreeMap<>();
    byDefault.forEach(one -> concerned.put(one.id(), one));
    matching.stream()
        .flatMap(list -> byList.get(list).stream())
        .forEach(one -> concerned.put(one.id(), one));
    known.stream()
        .filter(subscriptions::containsKey)
        .forEach(id -> concerned.put(id, subscriptions.get(id)));
    return concerned.values();
  }

  /** A plan for the subscriptions to some of the lists. */
  MatchingPlan only(Set<SubscribedList> wanted) {
    List<MatchedSubscription> some =
        subscriptions.values().stream().filter(one -> wanted.contains(listOf(one))).toList();
    return new MatchingPlan(kind, some, lists);
  }
}
