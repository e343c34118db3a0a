package org.onrecord.reading.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** What the page says in JSON-LD, in the vocabulary of schema.org. */
final class JsonLd {
  private static final int MOST_NAMES = 50;
  private static final Pattern ARTICLE =
      Pattern.compile("(https?://schema\\.org/)?(\\w*Article|BlogPosting|LiveBlogPosting|Report)");

  /** Malformed in the ways in which pages are: a browser never reads it, so nobody notices. */
  private static final JsonMapper LENIENT =
      JsonMapper.builder()
          .enable(
              JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS, JsonReadFeature.ALLOW_TRAILING_COMMA)
          .build();

  private final List<JsonNode> objects;
  private final Optional<JsonNode> article;

  private JsonLd(List<JsonNode> objects) {
    this.objects = objects;
    this.article = objects.stream().filter(JsonLd::isArticle).findFirst();
  }

  /** All JSON-LD of the page; what is no JSON counts for nothing. */
  static JsonLd of(Document page) {
    List<JsonNode> objects = new ArrayList<>();
    for (Element script : page.select("script[type~=(?i)^application/ld\\+json]")) {
      collect(script.data(), objects);
    }
    return new JsonLd(objects);
  }

  /** Everything nested is found as well: under {@code @graph}, in arrays, as mainEntity. */
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

  void offer(FieldCandidates clues) {
    article.ifPresent(
        node -> {
          texts(node, "headline", "name").forEach(title -> clues.add(ArticleField.TITLE, title));
          clues.add(ArticleField.AUTHORS, names(node, "author").collect(Collectors.joining("; ")));
          Stream.of("publisher", "sourceOrganization")
              .flatMap(member -> names(node, member))
              .forEach(name -> clues.add(ArticleField.SOURCE, name));
          texts(node, "datePublished", "dateCreated")
              .forEach(day -> clues.add(ArticleField.PUBLISHED_ON, day));
          texts(node, "inLanguage").forEach(tag -> clues.add(ArticleField.LANGUAGE, tag));
          texts(node.path("inLanguage"), "alternateName")
              .forEach(tag -> clues.add(ArticleField.LANGUAGE, tag));
          texts(node, "articleSection").forEach(name -> clues.add(ArticleField.SECTION, name));
          texts(node, "mainEntityOfPage", "url").forEach(url -> clues.add(ArticleField.URL, url));
          texts(node.path("mainEntityOfPage"), "@id", "url")
              .forEach(url -> clues.add(ArticleField.URL, url));
          texts(node, "copyrightNotice", "license")
              .forEach(notice -> clues.add(ArticleField.RIGHTS, notice));
        });
  }

  /** The article's text, where the page gives it whole. */
  Optional<String> body() {
    return article.flatMap(node -> texts(node, "articleBody").findFirst());
  }

  private static boolean isArticle(JsonNode node) {
    return values(node.path("@type")).anyMatch(type -> ARTICLE.matcher(type.asText()).matches());
  }

  /** The names of persons or organizations, which may be given by their id alone. */
  private Stream<String> names(JsonNode node, String member) {
    return values(node.path(member))
        .limit(MOST_NAMES)
        .flatMap(
            value ->
                value.isTextual()
                    ? Stream.of(unescaped(value))
                    : texts(whole(value), "name", "alternateName").limit(1));
  }

  private JsonNode whole(JsonNode reference) {
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

  /** Many a page escapes its texts as in HTML. */
  private static String unescaped(JsonNode text) {
    return Parser.unescapeEntities(text.asText(), false);
  }

  private static Stream<JsonNode> values(JsonNode node) {
    return node.isArray() ? StreamSupport.stream(node.spliterator(), false) : Stream.of(node);
  }
}
