package org.onrecord.textreuse;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Separates contradictory quotes that a third quote connects: a part of both "we support the toll
 * on the coastal tunnel" and "we do not support …" may lack the words that differ. Such an
 * ambiguous quote is assigned to one of the statements: to that with the most wordings that it
 * joins, wordings of its own speaker first. The result depends on the wordings of the component,
 * and neither on their order nor on how often each occurs.
 */
final class Contradictions {
  /** The weight of a quote of the same speaker. */
  private static final int SAME_SPEAKER = 1_000;

  private final List<Integer> component;
  private final List<QuotedWords> quotes;
  private final PairGraph pairs;
  private final Set<Integer> ambiguous = new HashSet<>();

  private Contradictions(List<Integer> component, List<QuotedWords> quotes, PairGraph pairs) {
    this.component = component;
    this.quotes = quotes;
    this.pairs = pairs;
  }

  /** The statements of a connected component; the component itself if it has no contradiction. */
  static Collection<List<Integer>> separate(
      List<Integer> component, List<QuotedWords> quotes, PairGraph pairs) {
    Contradictions contradictions = new Contradictions(component, quotes, pairs);
    contradictions.findAmbiguous();
    return contradictions.ambiguous.isEmpty() ? List.of(component) : contradictions.separated();
  }

  private void findAmbiguous() {
    if (component.stream().allMatch(quote -> pairs.contradicted(quote).isEmpty())) {
      return;
    }
    for (int quote : component) {
      Set<Integer> joined = pairs.affirmed(quote);
      boolean joinsContradiction =
          joined.stream()
              .anyMatch(one -> pairs.contradicted(one).stream().anyMatch(joined::contains));
      if (joinsContradiction) {
        ambiguous.add(quote);
      }
    }
  }

  private Collection<List<Integer>> separated() {
    List<List<Integer>> statements = new ArrayList<>();
    Map<Integer, List<Integer>> statementOf = new HashMap<>();
    for (List<Integer> clear : pairs.components(component, quote -> !ambiguous.contains(quote))) {
      List<Integer> statement = new ArrayList<>(clear);
      statements.add(statement);
      clear.forEach(quote -> statementOf.put(quote, statement));
    }
    List<Integer> unassigned = new ArrayList<>();
    for (int quote : ambiguous) {
      best(quote, statementOf).orElse(unassigned).add(quote);
    }
    statements.addAll(pairs.components(unassigned, unassigned::contains));
    return statements;
  }

  /** The statement with the most wordings that a quote joins; the least text decides a tie. */
  private Optional<List<Integer>> best(int quote, Map<Integer, List<Integer>> statementOf) {
    Map<List<Integer>, Set<QuotedWords>> wordings = new IdentityHashMap<>();
    for (int neighbour : pairs.joined(quote)) {
      List<Integer> statement = statementOf.get(neighbour);
      if (statement != null) {
        wordings.computeIfAbsent(statement, s -> new HashSet<>()).add(quotes.get(neighbour));
      }
    }
    Comparator<List<Integer>> most =
        Comparator.comparingInt(statement -> votes(quote, wordings.get(statement)));
    return wordings.keySet().stream()
        .max(
            most.thenComparing(
                statement -> Collections.min(wordings.get(statement)), Comparator.reverseOrder()));
  }

  private int votes(int quote, Set<QuotedWords> wordings) {
    return wordings.stream().mapToInt(words -> hasSpeakerOf(quote, words) ? SAME_SPEAKER : 1).sum();
  }

  private boolean hasSpeakerOf(int quote, QuotedWords other) {
    String speaker = quotes.get(quote).speaker();
    return speaker != null && speaker.equals(other.speaker());
  }
}
