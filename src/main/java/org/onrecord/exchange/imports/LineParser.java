package org.onrecord.exchange.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.onrecord.records.quote.Quotes;
import org.onrecord.web.json.Json;
import org.onrecord.web.problem.Fault;
import org.onrecord.web.problem.ProblemException;

/** Reads a line as the record that it is about, checked as what is posted. */
@Singleton
class LineParser {
  private static final String QUOTES = "quotes";

  /** With so many faults, quotes are not looked at any more. */
  private static final int FAULTS_ENOUGH = 100;

  private final Json json;

  LineParser(Json json) {
    this.json = json;
  }

  /**
   * Reads a line: what has a name or a kind but neither title nor body is an actor, everything else
   * an article.
   *
   * @throws ProblemException where it breaks the contract
   */
  ImportedRecord read(Line line) {
    if (line.bytes() == null) {
      throw ProblemException.lineTooLong(LineReader.MAX_BYTES);
    }
    JsonNode tree = json.parseLine(line.bytes());
    return isActor(tree) ? json.read(tree, ImportedActor.class) : article(tree);
  }

  private static boolean isActor(JsonNode tree) {
    return (tree.has("name") || tree.has("kind")) && !tree.has("title") && !tree.has("body");
  }

  private ImportedArticle article(JsonNode tree) {
    if (!(tree.path(QUOTES) instanceof ArrayNode quotes)) {
      return json.read(tree, ImportedArticle.class);
    }
    // Each by itself: to find all faults of a thousand quotes at once would cost more than it
    // tells.
    ((ObjectNode) tree).putArray(QUOTES);
    List<Fault> faults = new ArrayList<>();
    ImportedArticle article = null;
    try {
      article = json.read(tree, ImportedArticle.class);
    } catch (ProblemException e) {
      faults.addAll(e.problem().errors());
    }
    List<ImportedQuote> read = quotes(quotes, faults);
    if (!faults.isEmpty()) {
      throw ProblemException.invalid(faults);
    }
    return article.with(read);
  }

  private List<ImportedQuote> quotes(ArrayNode quotes, List<Fault> faults) {
    if (quotes.size() > Quotes.MAX_IN_ARTICLE) {
      faults.add(
          Fault.at("/" + QUOTES, "must have at most %d items".formatted(Quotes.MAX_IN_ARTICLE)));
      return List.of();
    }
    List<ImportedQuote> read = new ArrayList<>();
    for (int i = 0; i < quotes.size() && faults.size() < FAULTS_ENOUGH; i++) {
      try {
        read.add(json.read(quotes.get(i), ImportedQuote.class));
      } catch (ProblemException e) {
        faults.addAll(e.within("/" + QUOTES + "/" + i).problem().errors());
      }
    }
    return read;
  }
}
