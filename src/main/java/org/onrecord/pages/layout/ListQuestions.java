package org.onrecord.pages.layout;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.onrecord.query.facet.FacetCounts;
import org.onrecord.query.list.ListItem;
import org.onrecord.query.list.ListParameters;
import org.onrecord.records.quote.QuoteListing;
import org.onrecord.records.quote.QuoteView;
import org.onrecord.web.json.Json;

/** The questions that pages ask the list of quotes, as clients ask them with a JSON body. */
@Singleton
public class ListQuestions {
  private static final String PATH = "/quotes";

  private final QuoteListing quotes;
  private final Json json;

  ListQuestions(QuoteListing quotes, Json json) {
    this.quotes = quotes;
    this.json = json;
  }

  /** The appearances of a statement, earliest first. */
  public List<ListItem<QuoteView>> quotesOfStatement(UUID statement, int limit) {
    return page(
        question().put("statement", statement.toString()).put("sort", "publishedOn"), limit);
  }

  /** The latest quotes of a speaker. */
  public List<ListItem<QuoteView>> latestBy(UUID speaker, int limit) {
    return page(question().put("speaker", speaker.toString()).put("sort", "-publishedOn"), limit);
  }

  /** The quotes that were recorded last. */
  public List<ListItem<QuoteView>> newest(int limit) {
    return page(question().put("sort", "-createdAt"), limit);
  }

  /** Counts values over the quotes that a filter selects. */
  public FacetCounts facets(ObjectNode filter, List<String> names, int limit) {
    return quotes.facets(
        ListParameters.ofBody(filter, json).restrictTo(QuoteListing.PARAMETERS), names, limit);
  }

  /** An empty filter. */
  public static ObjectNode question() {
    return JsonNodeFactory.instance.objectNode();
  }

  private List<ListItem<QuoteView>> page(ObjectNode question, int limit) {
    question.put("limit", limit);
    return quotes.search(ListParameters.ofBody(question, json), PATH).items();
  }
}
