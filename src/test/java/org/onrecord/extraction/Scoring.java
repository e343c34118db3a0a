package org.onrecord.extraction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Compares predicted quotes with gold over any number of texts.
 *
 * <p>Gold of other types or cue classes is "don't care": it is never missed, and predictions that
 * overlap only with it do not count. A prediction of another type or class without any overlap does
 * not count either.
 */
final class Scoring {
  private final Set<QuotationType> types;
  private final String cueClass;

  private int gold;
  private int predicted;
  private int exact;
  private int overlapping;
  private int attributed;
  private final List<Pair> pairs = new ArrayList<>();
  private final List<ScoringError> faults = new ArrayList<>();
  private final List<ScoringError> inexact = new ArrayList<>();

  /** A gold quote and the prediction that overlaps with it. */
  record Pair(ScoredQuote gold, ScoredQuote predicted) {}

  /**
   * @param cueClass null for all; direct and mixed quotes always count
   */
  Scoring(Set<QuotationType> types, String cueClass) {
    this.types = EnumSet.copyOf(types);
    this.cueClass = cueClass;
  }

  /** Adds a text. */
  void add(
      String id, String text, List<ScoredQuote> goldQuotes, List<ScoredQuote> predictedQuotes) {
    int[] codePoints = text.codePoints().toArray();
    List<ScoredSpan> all = ScoredSpan.of(codePoints, goldQuotes);
    List<ScoredSpan> wanted = all.stream().filter(unit -> isScored(unit.quotation())).toList();
    List<ScoredSpan> others = all.stream().filter(unit -> !isScored(unit.quotation())).toList();
    List<ScoredSpan> counted = counted(wanted, others, ScoredSpan.of(codePoints, predictedQuotes));

    Map<Integer, Integer> overlaps = match(wanted, counted, ScoredSpan::overlaps);
    gold += wanted.size();
    predicted += counted.size();
    exact += match(wanted, counted, ScoredSpan::same).size();
    overlapping += overlaps.size();
    overlaps.forEach((g, p) -> addPair(id, text, wanted.get(g), counted.get(p)));
    addFaults(id, text, wanted, counted, overlaps);
  }

  Score exact() {
    return new Score(exact, predicted, gold);
  }

  Score overlap() {
    return new Score(overlapping, predicted, gold);
  }

  /** Counts a quote as right only if its speaker is right as well. */
  Score endToEnd() {
    return new Score(attributed, predicted, gold);
  }

  List<Pair> pairs() {
    return pairs;
  }

  /** Missed quotes, spurious quotes and wrong speakers. */
  List<ScoringError> faults() {
    return faults;
  }

  /** Missed and spurious quotes, and quotes with inexact spans. */
  List<ScoringError> inexact() {
    return Stream.concat(inexact.stream(), faults.stream().filter(fault -> !fault.ofSpeaker()))
        .toList();
  }

  private boolean isScored(ScoredQuote quotation) {
    return types.contains(quotation.type())
        && (cueClass == null || marked(quotation) || cueClass.equals(quotation.cueClass()));
  }

  /** Returns whether a prediction without any overlap counts as wrong. */
  private boolean countsAsWrong(ScoredQuote quotation) {
    boolean type = quotation.type() == null || types.contains(quotation.type());
    boolean cue =
        cueClass == null
            || quotation.cueClass() == null
            || marked(quotation)
            || cueClass.equals(quotation.cueClass());
    return type && cue;
  }

  private static boolean marked(ScoredQuote quotation) {
    return quotation.type() == QuotationType.DIRECT || quotation.type() == QuotationType.MIXED;
  }

  private List<ScoredSpan> counted(
      List<ScoredSpan> wanted, List<ScoredSpan> others, List<ScoredSpan> found) {
    Set<Integer> matched = new HashSet<>(match(wanted, found, ScoredSpan::overlaps).values());
    return IntStream.range(0, found.size())
        .filter(
            i ->
                matched.contains(i)
                    || wanted.stream().anyMatch(found.get(i)::overlaps)
                    || countsAsWrong(found.get(i).quotation())
                        && others.stream().noneMatch(found.get(i)::overlaps))
        .mapToObj(found::get)
        .toList();
  }

  /** Matches units one to one, most similar first; maps gold indices to predicted ones. */
  private static Map<Integer, Integer> match(
      List<ScoredSpan> wanted, List<ScoredSpan> found, BiPredicate<ScoredSpan, ScoredSpan> test) {
    record Candidate(int gold, int predicted, double similarity) {}
    List<Candidate> candidates = new ArrayList<>();
    for (int g = 0; g < wanted.size(); g++) {
      for (int p = 0; p < found.size(); p++) {
        if (test.test(wanted.get(g), found.get(p))) {
          candidates.add(new Candidate(g, p, wanted.get(g).similarity(found.get(p))));
        }
      }
    }
    candidates.sort(Comparator.comparingDouble(Candidate::similarity).reversed()); // stable
    Map<Integer, Integer> matches = new LinkedHashMap<>();
    Set<Integer> taken = new HashSet<>();
    for (Candidate candidate : candidates) {
      if (!matches.containsKey(candidate.gold()) && taken.add(candidate.predicted())) {
        matches.put(candidate.gold(), candidate.predicted());
      }
    }
    return matches;
  }

  private void addPair(String id, String text, ScoredSpan wanted, ScoredSpan found) {
    pairs.add(new Pair(wanted.quotation(), found.quotation()));
    if (!wanted.same(found)) {
      inexact.add(ScoringError.otherWords(id, text, wanted, found));
    }
    ScoredQuote.Mention speaker = wanted.quotation().speaker();
    ScoredQuote.Mention named = found.quotation().speaker();
    if (speaker == null ? named == null : SpeakerMatch.matches(speaker, named)) {
      attributed++;
    } else {
      faults.add(ScoringError.wrongSpeaker(id, text, wanted, found));
    }
  }

  private void addFaults(
      String id,
      String text,
      List<ScoredSpan> wanted,
      List<ScoredSpan> found,
      Map<Integer, Integer> overlaps) {
    for (int g = 0; g < wanted.size(); g++) {
      if (!overlaps.containsKey(g)) {
        faults.add(ScoringError.missed(id, text, wanted.get(g)));
      }
    }
    for (int p = 0; p < found.size(); p++) {
      if (!overlaps.containsValue(p)) {
        faults.add(ScoringError.spurious(id, text, found.get(p)));
      }
    }
  }
}
