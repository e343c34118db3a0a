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
 * Compares predicted quotes with gold ones, over any number of texts.
 *
 * <p>Gold of other types, or whose cue is of another class, is "don't care": neither missed nor,
 * where a prediction hits only that, wrongly found. A prediction that hits nothing and is itself of
 * another type or class is left out as well.
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
  private final List<Fault> faults = new ArrayList<>();
  private final List<Fault> inexact = new ArrayList<>();

  /** A prediction and the gold that it overlaps. */
  record Pair(Quotation gold, Quotation predicted) {}

  /**
   * @param cueClass null for all; direct and mixed quotes count whatever their cue
   */
  Scoring(Set<QuotationType> types, String cueClass) {
    this.types = EnumSet.copyOf(types);
    this.cueClass = cueClass;
  }

  /** Counts a text. */
  void add(String id, String text, List<Quotation> goldQuotes, List<Quotation> predictedQuotes) {
    int[] codePoints = text.codePoints().toArray();
    List<Unit> all = Unit.of(codePoints, goldQuotes);
    List<Unit> wanted = all.stream().filter(unit -> wanted(unit.quotation())).toList();
    List<Unit> others = all.stream().filter(unit -> !wanted(unit.quotation())).toList();
    List<Unit> counted = counted(wanted, others, Unit.of(codePoints, predictedQuotes));

    Map<Integer, Integer> overlaps = match(wanted, counted, Unit::overlaps);
    gold += wanted.size();
    predicted += counted.size();
    exact += match(wanted, counted, Unit::same).size();
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

  /** A quote is right only if its speaker is right as well. */
  Score endToEnd() {
    return new Score(attributed, predicted, gold);
  }

  List<Pair> pairs() {
    return pairs;
  }

  /** What is missed, found wrongly, or given to the wrong speaker. */
  List<Fault> faults() {
    return faults;
  }

  /** Words found too long or too short, or not at all, or wrongly. */
  List<Fault> inexact() {
    return Stream.concat(inexact.stream(), faults.stream().filter(fault -> !fault.ofSpeaker()))
        .toList();
  }

  private boolean wanted(Quotation quotation) {
    return types.contains(quotation.type())
        && (cueClass == null || marked(quotation) || cueClass.equals(quotation.cueClass()));
  }

  /** Whether a prediction that hits nothing counts as wrong. */
  private boolean claimed(Quotation quotation) {
    boolean type = quotation.type() == null || types.contains(quotation.type());
    boolean cue =
        cueClass == null
            || quotation.cueClass() == null
            || marked(quotation)
            || cueClass.equals(quotation.cueClass());
    return type && cue;
  }

  private static boolean marked(Quotation quotation) {
    return quotation.type() == QuotationType.DIRECT || quotation.type() == QuotationType.MIXED;
  }

  private List<Unit> counted(List<Unit> wanted, List<Unit> others, List<Unit> found) {
    Set<Integer> matched = new HashSet<>(match(wanted, found, Unit::overlaps).values());
    return IntStream.range(0, found.size())
        .filter(
            i ->
                matched.contains(i)
                    || wanted.stream().anyMatch(found.get(i)::overlaps)
                    || claimed(found.get(i).quotation())
                        && others.stream().noneMatch(found.get(i)::overlaps))
        .mapToObj(found::get)
        .toList();
  }

  /** Pairs units one to one, the most alike first; gold indices to predicted ones, in order. */
  private static Map<Integer, Integer> match(
      List<Unit> wanted, List<Unit> found, BiPredicate<Unit, Unit> test) {
    record Candidate(int gold, int predicted, double likeness) {}
    List<Candidate> candidates = new ArrayList<>();
    for (int g = 0; g < wanted.size(); g++) {
      for (int p = 0; p < found.size(); p++) {
        if (test.test(wanted.get(g), found.get(p))) {
          candidates.add(new Candidate(g, p, wanted.get(g).likeness(found.get(p))));
        }
      }
    }
    candidates.sort(Comparator.comparingDouble(Candidate::likeness).reversed()); // stable
    Map<Integer, Integer> matches = new LinkedHashMap<>();
    Set<Integer> taken = new HashSet<>();
    for (Candidate candidate : candidates) {
      if (!matches.containsKey(candidate.gold()) && taken.add(candidate.predicted())) {
        matches.put(candidate.gold(), candidate.predicted());
      }
    }
    return matches;
  }

  private void addPair(String id, String text, Unit wanted, Unit found) {
    pairs.add(new Pair(wanted.quotation(), found.quotation()));
    if (!wanted.same(found)) {
      inexact.add(Fault.otherWords(id, text, wanted, found));
    }
    Quotation.Mention speaker = wanted.quotation().speaker();
    Quotation.Mention named = found.quotation().speaker();
    if (speaker == null ? named == null : SpeakerMatch.right(speaker, named)) {
      attributed++;
    } else {
      faults.add(Fault.wrongSpeaker(id, text, wanted, found));
    }
  }

  private void addFaults(
      String id, String text, List<Unit> wanted, List<Unit> found, Map<Integer, Integer> overlaps) {
    for (int g = 0; g < wanted.size(); g++) {
      if (!overlaps.containsKey(g)) {
        faults.add(Fault.missed(id, text, wanted.get(g)));
      }
    }
    for (int p = 0; p < found.size(); p++) {
      if (!overlaps.containsValue(p)) {
        faults.add(Fault.spurious(id, text, found.get(p)));
      }
    }
  }
}
