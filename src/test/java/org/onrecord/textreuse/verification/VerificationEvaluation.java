package org.onrecord.textreuse.verification;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Program that judges planted quotations and prints the verdicts as a table. Arguments: the seed,
 * the number of cases, the number of wrong cases to print, and files of annotated articles.
 */
public final class VerificationEvaluation {
  private final Map<PlantedCase.Kind, Map<Verdict, Integer>> table =
      new EnumMap<>(PlantedCase.Kind.class);

  /** The altered quotations by tenths of similarity: those of the same quote, and all. */
  private final Map<Integer, int[]> similarities = new TreeMap<>();

  private int right;
  private int forbidden;
  private int unflagged;
  private int shown;

  private VerificationEvaluation(int shown) {
    this.shown = shown;
  }

  public static void main(String[] arguments) throws Exception {
    Random random = new Random(Long.parseLong(arguments[0]));
    List<CorpusArticle> articles = new ArrayList<>();
    for (int i = 3; i < arguments.length; i++) {
      articles.addAll(CorpusArticle.read(Path.of(arguments[i])));
    }
    PlantedRecord record = new PlantedRecord(articles, random);
    List<PlantedCase> cases = new PlantedCases(record, random).make(Integer.parseInt(arguments[1]));
    VerificationEvaluation evaluation = new VerificationEvaluation(Integer.parseInt(arguments[2]));
    CpuTimedEvidence evidence = new CpuTimedEvidence(record.evidence);
    Judge judge = new Judge(evidence);
    long start = CpuTimedEvidence.cpuTime();
    cases.forEach(planted -> evaluation.count(planted, judge.judge(planted.quotation())));
    long all = CpuTimedEvidence.cpuTime() - start;
    evaluation.print(cases.size());
    System.out.printf(
        "CPU time per quotation: %.2f ms, %.2f of them for the search in memory%n",
        all / 1e6 / cases.size(), evidence.spent() / 1e6 / cases.size());
  }

  private void count(PlantedCase planted, Verification verification) {
    table
        .computeIfAbsent(planted.kind(), kind -> new EnumMap<>(Verdict.class))
        .merge(verification.verdict(), 1, Integer::sum);
    right += planted.isRight(verification) ? 1 : 0;
    forbidden += planted.isForbidden(verification) ? 1 : 0;
    unflagged +=
        verification.verdict() == planted.kind().verdict && !planted.isRight(verification) ? 1 : 0;
    if (verification.verdict() == Verdict.ALTERED) {
      int[] counts =
          similarities.computeIfAbsent((int) (verification.similarity() * 10), tenth -> new int[2]);
      counts[0] += isOfOrigin(planted, verification) ? 1 : 0;
      counts[1]++;
    }
    if (!planted.isRight(verification) && shown-- > 0) {
      print(planted, verification);
    }
  }

  /** Returns whether the evidence has the words that the case was made from. */
  private static boolean isOfOrigin(PlantedCase planted, Verification verification) {
    return planted.origin() != null
        && verification.evidence().stream()
            .anyMatch(
                evidence ->
                    evidence.article().id().equals(planted.origin().article().id())
                        || evidence
                            .quote()
                            .map(RecordedQuote::text)
                            .orElse("")
                            .equals(planted.origin().text()));
  }

  private static void print(PlantedCase planted, Verification verification) {
    System.out.printf(
        "%s -> %s %.2f %s, expected %s%n  says   %s (%s)%n  origin %s%n  found  %s%n",
        planted.kind(),
        verification.verdict(),
        verification.similarity(),
        verification.flags(),
        planted.flag(),
        planted.quotation().text(),
        planted.quotation().speaker().names(),
        planted.origin() == null ? "" : planted.origin().text(),
        verification.evidence().stream().map(Evidence::printed).toList());
  }

  private void print(int cases) {
    System.out.printf("%-14s", "planted");
    for (Verdict verdict : Verdict.values()) {
      System.out.printf("%14s", verdict);
    }
    System.out.println();
    table.forEach(
        (kind, verdicts) -> {
          System.out.printf("%-14s", kind);
          for (Verdict verdict : Verdict.values()) {
            System.out.printf("%14d", verdicts.getOrDefault(verdict, 0));
          }
          System.out.println();
        });
    similarities.forEach(
        (tenth, counts) ->
            System.out.printf(
                "altered, similarity from %.1f: %d of %d have the origin as evidence%n",
                tenth / 10.0, counts[0], counts[1]));
    System.out.printf(
        "right %.2f %%, right verdict without the flag %d, forbidden %d%n",
        100.0 * right / cases, unflagged, forbidden);
  }
}
