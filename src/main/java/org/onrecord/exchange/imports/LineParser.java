package org.onrecord.exchange.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.onrecord.records.actor.ActorInput;
import org.onrecord.records.article.ArticleInput;
import org.onrecord.records.quote.QuoteInput;
import org.onrecord.records.quote.Quotes;
import org.onrecord.web.json.Json;
import org.onrecord.web.problem.Fault;
import org.onrecord.web.problem.ProblemException;

/** Reads and validates import lines. */
@Singleton
class LineParser {
  private static final String QUOTES = "quotes";
  private static final String ARTICLE = "article";

  /** Stands for the id of a quote's article, which is not known yet. */
  private static final String UNKNOWN_ID = "00000000-0000-0000-0000-000000000000";

  /** The number of faults after which no further quote is read. */
  private static final int MAX_FAULTS = 100;

  private final Json json;
  private final Json references;

  LineParser(Json json) {
    this.json = json;
    this.references = json.with(ImportedReference.collector());
  }

  /**
   * Reads a line: a record with a name or a kind but neither title nor body is an actor, any other
   * an article.
   *
   * @throws ProblemException 400 if the line breaks the contract
   */
  ImportedRecord read(JsonNode tree) {
    List<Fault> faults = new ArrayList<>();
    return isActor(tree) ? actor(tree, faults) : article(tree, faults);
  }

  private static boolean isActor(JsonNode tree) {
    return (tree.has("name") || tree.has("kind")) && !tree.has("title") && !tree.has("body");
  }

  private ImportedActor actor(JsonNode tree, List<Fault> faults) {
    JsonNode readOnlyTree = extractMembers(tree, ReadOnlyMembers.OF_ACTOR);
    LinePatch<ActorInput> patch = patch(tree, ActorInput.class, "", faults);
    ReadOnlyMembers readOnly = readOnly(readOnlyTree, "", faults);
    ProblemException.requireNone(faults);
    return new ImportedActor(patch, readOnly);
  }

  private ImportedArticle article(JsonNode tree, List<Fault> faults) {
    JsonNode quotes = tree instanceof ObjectNode article ? article.remove(QUOTES) : null;
    JsonNode readOnlyTree = extractMembers(tree, ReadOnlyMembers.OF_ARTICLE);
    LinePatch<ArticleInput> patch = patch(tree, ArticleInput.class, "", faults);
    ReadOnlyMembers readOnly = readOnly(readOnlyTree, "", faults);
    List<ImportedQuote> read = quotes(quotes, faults);
    ProblemException.requireNone(faults);
    return ImportedArticle.of(patch, readOnly, read);
  }

  private List<ImportedQuote> quotes(JsonNode sent, List<Fault> faults) {
    if (sent == null) {
      return List.of();
    }
    String pointer = "/" + QUOTES;
    if (!(sent instanceof ArrayNode quotes)) {
      collecting(faults, pointer, () -> json.read(sent, List.class));
      return List.of();
    }
    if (quotes.size() > Quotes.MAX_IN_ARTICLE) {
      faults.add(Fault.at(pointer, "must have at most %d items".formatted(Quotes.MAX_IN_ARTICLE)));
      return List.of();
    }
    List<ImportedQuote> read = new ArrayList<>();
    for (int i = 0; i < quotes.size() && faults.size() < MAX_FAULTS; i++) {
      read.add(quote(quotes.get(i), pointer + "/" + i, faults));
    }
    return read;
  }

  private ImportedQuote quote(JsonNode tree, String pointer, List<Fault> faults) {
    JsonNode readOnlyTree = extractMembers(tree, ReadOnlyMembers.OF_QUOTE);
    if (tree instanceof ObjectNode quote) {
      quote.putObject(ARTICLE).put("id", UNKNOWN_ID);
    }
    LinePatch<QuoteInput> patch = patch(tree, QuoteInput.class, pointer, faults);
    if (patch != null) {
      patch.members().remove(ARTICLE);
    }
    return new ImportedQuote(patch, readOnly(readOnlyTree, pointer, faults));
  }

  /** Moves the members with these names from a tree into a new object. */
  private static JsonNode extractMembers(JsonNode tree, List<String> names) {
    ObjectNode members = JsonNodeFactory.instance.objectNode();
    names.stream()
        .filter(tree::has)
        .forEach(name -> members.set(name, ((ObjectNode) tree).remove(name)));
    return members;
  }

  private ReadOnlyMembers readOnly(JsonNode members, String pointer, List<Fault> faults) {
    return members.isEmpty()
        ? ReadOnlyMembers.NONE
        : collecting(faults, pointer, () -> json.read(members, ReadOnlyMembers.class));
  }

  private <T extends Record> LinePatch<T> patch(
      JsonNode tree, Class<T> type, String pointer, List<Fault> faults) {
    Map<String, ImportedReference> found = new LinkedHashMap<>();
    Map<Object, Object> attributes = Map.of(ImportedReference.class, found);
    return collecting(
        faults,
        pointer,
        () -> {
          T input = references.read(tree, type, attributes);
          return new LinePatch<>(json, type, (ObjectNode) tree, input, found);
        });
  }

  /** Reads a part. If it is invalid, adds its faults to the list and returns null. */
  private static <T> T collecting(List<Fault> faults, String pointer, Supplier<T> part) {
    try {
      return part.get();
    } catch (ProblemException e) {
      faults.addAll(e.within(pointer).problem().errors());
      return null;
    }
  }
}
