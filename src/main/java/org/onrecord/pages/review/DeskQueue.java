package org.onrecord.pages.review;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.onrecord.query.list.ListItem;
import org.onrecord.query.list.ListParameters;
import org.onrecord.query.list.ListReader;
import org.onrecord.query.list.Page;
import org.onrecord.records.quote.QuoteListing;
import org.onrecord.records.quote.QuoteView;
import org.onrecord.records.review.ClaimView;
import org.onrecord.records.review.ReviewQueue;
import org.onrecord.web.json.Json;

/** The review queue as the desk uses it: one proposal at a time. */
@Singleton
class DeskQueue {
  private static final String PATH = "/quotes";

  private final ReviewQueue queue;
  private final QuoteListing quotes;
  private final ListReader lists;
  private final Json json;

  DeskQueue(ReviewQueue queue, QuoteListing quotes, ListReader lists, Json json) {
    this.queue = queue;
    this.quotes = quotes;
    this.lists = lists;
    this.json = json;
  }

  /** Claims the next proposal, so that no other editor gets it; empty if none is free. */
  Optional<UUID> claimNext(DeskFilter filter, String editor) {
    ListParameters body =
        ListParameters.ofBody(filter.question().put("limit", 1), json)
            .restrictTo(ReviewQueue.PARAMETERS);
    return queue.claim(body, editor).items().stream()
        .findFirst()
        .map(claim -> claim.quote().record().id());
  }

  /** The first proposals, with their total. */
  Page<ListItem<QuoteView>> waiting(DeskFilter filter, int limit) {
    ObjectNode question = filter.question().put("status", "proposed").put("limit", limit);
    question.putArray("include").add("total");
    if (!question.has("sort")) {
      question.put("sort", "createdAt");
    }
    return quotes.search(ListParameters.ofBody(question, json), PATH);
  }

  /** The proposals that an editor has claimed, oldest first. */
  List<ClaimView> claimedBy(String editor, int limit) {
    return lists.first(queue.claimsOf(editor), limit);
  }
}
