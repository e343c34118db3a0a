package org.onrecord.textreuse.verification;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Program that judges planted quotations and prints the verdicts as a table. Arguments: the seed,
 * the number of cases, the number of wrong cases to print, and files of annotated articles.
 */
public final class VerificationEvaluation {
  private final Map<PlantedCase.Kind, Map<Verdict, Integer>> table =
      new EnumMap<>(PlantedCase.Kind.class);
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
    if (!planted.isRight(verification) && shown-- > 0) {
      print(planted, verification);
    }
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
    System.out.printf(
        "right %.2f %%, right verdict without the flag %d, forbidden %d%n",
        100.0 * right / cases, unflagged, forbidden);
  }
}
