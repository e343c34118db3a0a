package org.onrecord.reading.page;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** Reads article metadata from JSON-LD in the schema.org vocabulary. */
final class JsonLd {
  private static final int MAX_NAMES = 50;

  /** Bounds the memory of a script, which its tokens take: a million would take 60 MB. */
  private static final int MAX_TOKENS = 100_000;

  private static final Pattern ARTICLE =
      Pattern.compile("(https?://schema\\.org/)?(\\w*Article|BlogPosting|LiveBlogPosting|Report)");

  /** Accepts the errors that occur in practice: browsers ignore JSON-LD, so they go unnoticed. */
  private static final JsonMapper LENIENT =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxTokenCount(MAX_TOKENS).build())
                  .build())
          .enable(
              JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS, JsonReadFeature.ALLOW_TRAILING_COMMA)
          .build();

  private final List<JsonNode> objects;
  private final Optional<JsonNode> article;

  private JsonLd(List<JsonNode> objects) {
    this.objects = objects;
    this.article = objects.stream().filter(JsonLd::isArticle).findFirst();
  }

  /** All JSON-LD of a page. Malformed scripts are ignored. */
  static JsonLd of(Document page) {
    List<JsonNode> objects = new ArrayList<>();
    for (Element script : page.select("script[type~=(?i)^application/ld\\+json]")) {
      collect(script.data(), objects);
    }
    return new JsonLd(objects);
  }

  /** Collects nested objects as well: in {@code @graph}, arrays and {@code mainEntity}. */
  private static void collect(String json, List<JsonNode> objects) {
    Deque<JsonNode> open = new ArrayDeque<>();
    try {
      open.add(
          LENIENT.readTree(
              json.replaceAll("^\\s*(<!--|//\\s*<!\\[CDATA\\[)|(-->|//\\s*]]>)\\s*$", "")));
    } catch (JsonProcessingException e) {
      return;
    }
    while (!open.isEmpty()) {
      JsonNode node = open.remove();
      if (node.isObject()) {
        objects.add(node);
      }
      node.forEach(open::add);
    }
  }

  void addTo(FieldCandidates candidates) {
    article.ifPresent(
        node -> {
          candidates.addAll(ArticleField.TITLE, texts(node, "headline", "name"));
          candidates.addAuthors(names(node, "author"));
          candidates.addAll(ArticleField.SOURCE, names(node, "publisher"));
          candidates.addAll(ArticleField.SOURCE, names(node, "sourceOrganization"));
          candidates.addAll(ArticleField.PUBLISHED_ON, texts(node, "datePublished", "dateCreated"));
          candidates.addAll(ArticleField.LANGUAGE, texts(node, "inLanguage"));
          candidates.addAll(ArticleField.LANGUAGE, texts(node.path("inLanguage"), "alternateName"));
          candidates.addAll(ArticleField.SECTION, texts(node, "articleSection"));
          candidates.addAll(ArticleField.URL, texts(node, "mainEntityOfPage", "url"));
          candidates.addAll(ArticleField.URL, texts(node.path("mainEntityOfPage"), "@id", "url"));
          candidates.addAll(ArticleField.RIGHTS, texts(node, "copyrightNotice", "license"));
        });
  }

  /** The text of the article. */
  Optional<String> body() {
    return article.flatMap(node -> texts(node, "articleBody").findFirst());
  }

  private static boolean isArticle(JsonNode node) {
    return values(node.path("@type")).anyMatch(type -> ARTICLE.matcher(type.asText()).matches());
  }

  /** The names of persons or organizations, which may be references by {@code @id}. */
  private Stream<String> names(JsonNode node, String member) {
    return values(node.path(member))
        .limit(MAX_NAMES)
        .flatMap(
            value ->
                value.isTextual()
                    ? Stream.of(unescaped(value))
                    : texts(resolved(value), "name", "alternateName").limit(1));
  }

  private JsonNode resolved(JsonNode reference) {
    String id = reference.path("@id").asText();
    return reference.has("name") || id.isEmpty()
        ? reference
        : objects.stream()
            .filter(node -> node.path("@id").asText().equals(id) && node.has("name"))
            .findFirst()
            .orElse(reference);
  }

  private static Stream<String> texts(JsonNode node, String... members) {
    return Stream.of(members)
        .flatMap(member -> values(node.path(member)))
        .filter(JsonNode::isTextual)
        .map(JsonLd::unescaped);
  }

  /** Many pages escape JSON strings as if they were HTML. */
  private static String unescaped(JsonNode text) {
    return Parser.unescapeEntities(text.asText(), false);
  }

  private static Stream<JsonNode> values(JsonNode node) {
    return node.isArray() ? StreamSupport.stream(node.spliterator(), false) : Stream.of(node);
  }
}
