package org.onrecord.reading.verification;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.onrecord.database.sql.Database;
import org.onrecord.extraction.TextLanguage;
import org.onrecord.reading.page.PageText;
import org.onrecord.records.actor.ActorNames;
import org.onrecord.records.actor.ActorReference;
import org.onrecord.textreuse.verification.ClaimedSpeaker;
import org.onrecord.textreuse.verification.ComparisonLimitException;
import org.onrecord.textreuse.verification.Judge;
import org.onrecord.textreuse.verification.PassagesInMarks;
import org.onrecord.textreuse.verification.Quotation;
import org.onrecord.textreuse.verification.Verification;
import org.onrecord.web.memory.RequestMemory;
import org.onrecord.web.problem.Fault;
import org.onrecord.web.problem.ProblemException;

/** Verifies the quotations of texts, pages and lists. */
@Singleton
public class Verifications {
  /** The heap memory that extraction takes at its peak, in bytes for each character. */
  private static final int MEMORY_FACTOR = 100;

  /**
   * The maximum number of pairs of words compared for one request: about a second. 500 quotations
   * of 30 words take up to 10,000,000.
   */
  private static final long MAX_COMPARISONS = 100_000_000;

  /** The maximum number of passages in quotation marks, of any length, in a text. */
  static final int MAX_PASSAGES = 2_000;

  private final Database database;
  private final RunSearch runs;
  private final CandidateSearch search;
  private final ActorNames names;
  private final PageText pages;
  private final RequestMemory memory;
  private final VerificationMetrics metrics;

  Verifications(
      Database database,
      RunSearch runs,
      CandidateSearch search,
      ActorNames names,
      PageText pages,
      RequestMemory memory,
      VerificationMetrics metrics) {
    this.database = database;
    this.runs = runs;
    this.search = search;
    this.names = names;
    this.pages = pages;
    this.memory = memory;
    this.metrics = metrics;
  }

  /**
   * Verifies quotations; stores nothing.
   *
   * @throws ProblemException 422 if a text has more than 500 quotations or 2,000 passages in marks,
   *     or if they take too many comparisons
   */
  public VerificationsView of(VerificationInput input) {
    if (input.quotations() != null) {
      List<DraftQuotation> quotations =
          input.quotations().stream().map(QuotationInput::quotation).toList();
      String all = input.quotations().stream().map(QuotationInput::text).collect(joining("\n"));
      TextLanguage language = TextLanguage.of(all, input.language());
      return VerificationsView.of(verified(quotations, language), null, language);
    }
    String pageText = input.html() == null ? null : pages.of(input.html());
    String text = input.html() == null ? input.text() : pageText;
    requireFewPassages(text);
    memory.reserve((long) MEMORY_FACTOR * text.length());
    TextLanguage language = TextLanguage.of(text, input.language());
    List<DraftQuotation> quotations = DraftQuotations.of(text, language, input.publishedOn());
    requireFewEnough(quotations.size());
    return VerificationsView.of(verified(quotations, language), pageText, language);
  }

  /** Extraction takes seconds for a text with very many passages in quotation marks. */
  private static void requireFewPassages(String text) {
    if (PassagesInMarks.outermost(text).size() > MAX_PASSAGES) {
      throw ProblemException.unprocessable(
          "The text has more than %d passages in quotation marks. Send it in parts."
              .formatted(MAX_PASSAGES),
          Fault.at("", "has too many passages in quotation marks"));
    }
  }

  private static void requireFewEnough(int quotations) {
    if (quotations > VerificationInput.MAX_QUOTATIONS) {
      throw ProblemException.unprocessable(
          "The text has %d quotations, and at most %d are verified. Send it in parts."
              .formatted(quotations, VerificationInput.MAX_QUOTATIONS),
          Fault.at("", "has too many quotations"));
    }
  }

  private List<VerificationView> verified(List<DraftQuotation> drafts, TextLanguage language) {
    Map<String, Set<ActorReference>> actors =
        names.byNames(
            drafts.stream().map(DraftQuotation::speaker).filter(Objects::nonNull).collect(toSet()));
    RecordedEvidence evidence = new RecordedEvidence(database, runs, search);
    List<Verification> verifications =
        judged(drafts.stream().map(draft -> quotation(draft, language, actors)).toList(), evidence);
    return IntStream.range(0, drafts.size())
        .mapToObj(i -> VerificationView.of(drafts.get(i), verifications.get(i), evidence))
        .toList();
  }

  private List<Verification> judged(List<Quotation> quotations, RecordedEvidence evidence) {
    try {
      return metrics.measure(() -> new Judge(evidence, MAX_COMPARISONS).judge(quotations));
    } catch (ComparisonLimitException exceeded) {
      throw ProblemException.unprocessable(
          "The comparison of these quotations takes too long. Send fewer or shorter ones at once.",
          Fault.at("", "has too many long quotations"));
    }
  }

  private static Quotation quotation(
      DraftQuotation draft, TextLanguage language, Map<String, Set<ActorReference>> actors) {
    boolean inSentence = !draft.spans().isEmpty();
    return new Quotation(
        draft.pieces(), language.tag(), speaker(draft, actors), draft.days(), inSentence);
  }

  private static ClaimedSpeaker speaker(
      DraftQuotation draft, Map<String, Set<ActorReference>> actors) {
    return draft.speaker() == null
        ? ClaimedSpeaker.NONE
        : new ClaimedSpeaker(
            List.of(draft.speaker()),
            actors.get(draft.speaker()).stream().map(ActorReference::id).collect(toSet()),
            draft.office());
  }
}
