package org.onrecord.extraction;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Decides whether a predicted speaker matches the gold speaker. */
final class SpeakerMatch {
  private static final Set<String> TITLES =
      Set.of(
          ("mr mrs ms miss dr prof professor sir dame lord lady president vice prime minister sen"
                  + " senator rep representative gov governor gen general col capt lt sgt judge"
                  + " justice mayor secretary king queen prince princess pope chancellor ambassador"
                  + " the a an former then")
              .split(" "));
  private static final Set<String> SUFFIXES = Set.of("jr", "sr", "ii", "iii", "iv");
  private static final Set<String> PRONOUNS =
      Set.of(
          ("i he she they we you it him her them us me who himself herself his their our my one"
                  + " those these this that which")
              .split(" "));
  private static final Pattern POSSESSIVE = Pattern.compile("[’']s(?![\\p{L}\\p{N}_])|['’]");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+");

  private SpeakerMatch() {}

  /**
   * Compares names if gold has one, otherwise the spans or texts of the mentions.
   *
   * @param predicted may be null
   */
  static boolean matches(ScoredQuote.Mention gold, ScoredQuote.Mention predicted) {
    if (predicted == null) {
      return false;
    }
    if (named(gold)) {
      return sameName(gold.name(), predicted, true);
    }
    return touches(gold, predicted)
        || !isPronoun(gold.text()) && sameName(gold.text(), predicted, false);
  }

  private static boolean named(ScoredQuote.Mention mention) {
    return mention.name() != null && !mention.name().isEmpty();
  }

  private static boolean touches(ScoredQuote.Mention gold, ScoredQuote.Mention predicted) {
    return gold.spans().stream()
        .anyMatch(span -> predicted.spans().stream().anyMatch(p -> ScoredSpan.shared(span, p) > 0));
  }

  private static boolean sameName(String gold, ScoredQuote.Mention predicted, boolean full) {
    return Stream.of(predicted.name() == null ? "" : predicted.name(), predicted.text())
        .anyMatch(name -> sameName(gold, name, full));
  }

  /**
   * Returns whether two names may denote the same person.
   *
   * @param full whether the gold name is a full name, rather than a mention
   */
  static boolean sameName(String gold, String predicted, boolean full) {
    List<String> g = words(gold);
    List<String> p = words(predicted);
    if (g.isEmpty() || p.isEmpty()) {
      return false;
    }
    if (g.equals(p)) {
      return true;
    }
    if (last(g).equals(last(p)) && length(last(g)) > 1) {
      return !(full && givenNamesDiffer(g, p));
    }
    if (full) {
      return Set.copyOf(g).containsAll(p) || Set.copyOf(p).containsAll(g);
    }
    List<String> head = words(gold.split(",", 2)[0]);
    return !head.isEmpty() && last(head).equals(last(p));
  }

  /** Returns whether given names differ: Bill and Hillary Clinton. */
  private static boolean givenNamesDiffer(List<String> g, List<String> p) {
    if (g.size() < 2 || p.size() < 2 || g.get(0).equals(p.get(0))) {
      return false;
    }
    boolean initial =
        g.get(0).codePointAt(0) == p.get(0).codePointAt(0)
            && (length(g.get(0)) == 1 || length(p.get(0)) == 1);
    return !initial && Collections.disjoint(g.subList(0, g.size() - 1), p.subList(0, p.size() - 1));
  }

  private static int length(String word) {
    return word.codePointCount(0, word.length());
  }

  static boolean isPronoun(String mention) {
    List<String> words = words(mention);
    return words.isEmpty() || words.size() == 1 && PRONOUNS.contains(words.get(0));
  }

  /** The words of a name without case, diacritics, possessive, suffix and leading titles. */
  static List<String> words(String name) {
    String bare = Normalizer.normalize(name, Normalizer.Form.NFKD).replaceAll("\\p{Mn}", "");
    // Upper case first, which turns "ß" into "SS".
    String folded = bare.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    List<String> words = new ArrayList<>();
    WORD.matcher(POSSESSIVE.matcher(folded).replaceAll(""))
        .results()
        .map(MatchResult::group)
        .filter(word -> !SUFFIXES.contains(word))
        .forEach(words::add);
    while (words.size() > 1 && TITLES.contains(words.get(0))) {
      words.remove(0);
    }
    return words;
  }

  private static String last(List<String> words) {
    return words.get(words.size() - 1);
  }
}
