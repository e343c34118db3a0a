package org.onrecord.pages.review;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.onrecord.records.history.HistoryEntry;
import org.onrecord.records.history.HistoryReader;
import org.onrecord.records.history.RecordKind;
import org.onrecord.records.history.TransactionAudit;
import org.onrecord.records.quote.QuoteInput;
import org.onrecord.records.quote.QuotePatch;
import org.onrecord.records.quote.QuoteRestoration;
import org.onrecord.records.quote.QuoteStatus;
import org.onrecord.records.quote.QuoteView;
import org.onrecord.records.quote.QuoteViews;
import org.onrecord.records.quote.Quotes;
import org.onrecord.records.review.ReviewInput;
import org.onrecord.records.review.Reviews;
import org.onrecord.web.conditional.Precondition;
import org.onrecord.web.form.FormFields;
import org.onrecord.web.json.Json;
import org.onrecord.web.json.MergePatch;
import org.onrecord.web.problem.Fault;
import org.onrecord.web.problem.ProblemException;
import org.onrecord.web.problem.ProblemType;

/** Does what the forms of the desk ask for, each form in one transaction. */
@Singleton
class DeskWrites {
  /** The change to undo, and the one before. */
  private static final int LATEST = 2;

  private final Quotes quotes;
  private final QuoteViews views;
  private final Reviews reviews;
  private final QuoteRestoration restoration;
  private final HistoryReader histories;
  private final TransactionAudit audit;
  private final Json json;

  DeskWrites(
      Quotes quotes,
      QuoteViews views,
      Reviews reviews,
      QuoteRestoration restoration,
      HistoryReader histories,
      TransactionAudit audit,
      Json json) {
    this.quotes = quotes;
    this.views = views;
    this.reviews = reviews;
    this.restoration = restoration;
    this.histories = histories;
    this.audit = audit;
    this.json = json;
  }

  /**
   * Applies the changes of a form, and then its verdict.
   *
   * @throws ProblemException 412 if the quote was changed since the editor saw it; 422 if new words
   *     have no place in the article
   */
  @Transactional
  void apply(UUID id, DeskRequest request, String reviewer) {
    quotes.require(id, request.precondition());
    change(views.view(id), request.form());
    List<QuoteStatus> verdicts = request.action().verdicts(views.view(id).status());
    for (QuoteStatus verdict : verdicts) {
      reviews.add(id, review(verdict, request), reviewer);
    }
  }

  private void change(QuoteView present, FormFields form) {
    ObjectNode changes = DeskChanges.of(form, present);
    if (!changes.isEmpty()) {
      MergePatch<QuoteInput> patch = new MergePatch<>(changes, QuoteInput.class, json);
      quotes.change(present.id(), Precondition.NONE, QuotePatch.of(patch));
      if (!present.spans().isEmpty() && views.view(present.id()).spans().isEmpty()) {
        throw lostPlace();
      }
    }
  }

  /** The API allows it, but an editor who mistypes a word would not notice. */
  private static ProblemException lostPlace() {
    return ProblemException.unprocessable(
        "The article does not have these words at one place only, so the quote would lose its place. Type them as printed, or select them in the article.",
        Fault.at("/text", "is not at one place of the body"));
  }

  /** The reason of a dispute does not belong to the confirmation before it. */
  private ReviewInput review(QuoteStatus verdict, DeskRequest request) {
    ObjectNode review = JsonNodeFactory.instance.objectNode().put("status", verdict.toString());
    boolean isLast = request.action().isLast(verdict);
    for (String name : isLast ? List.of("reason", "reference") : List.<String>of()) {
      request.form().one(name).ifPresent(value -> review.put(name, value));
    }
    return json.read(review, ReviewInput.class);
  }

  /** Sets the reason of the changes before the transaction begins. */
  void explain(FormFields form) {
    form.one("reason").ifPresent(audit::because);
  }

  /**
   * Restores the state before the latest change.
   *
   * @throws ProblemException 409 if there is none; 412 if the quote was changed since
   */
  @Transactional
  void undo(UUID id, Precondition precondition) {
    quotes.require(id, precondition);
    List<HistoryEntry> latest = histories.latest(RecordKind.QUOTE, id, LATEST);
    if (latest.size() < LATEST) {
      throw ProblemException.of(
          ProblemType.NOTHING_TO_UNDO, "There is no earlier state of this quote.");
    }
    restoration.restore(id, latest.get(1).at());
  }
}
