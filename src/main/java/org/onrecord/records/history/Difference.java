package org.onrecord.records.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A member of a record that a change has changed. What others are called is not the record's own,
 * so a reference is another one only if its id is.
 *
 * @param pointer the member's place (RFC 6901)
 * @param before its value before; null where it had none
 * @param after its value after; null where it has none
 * @param excerpt true where the values are long texts, of which only what differs is shown, with
 *     its neighbourhood
 */
public record Difference(String pointer, JsonNode before, JsonNode after, Boolean excerpt) {
  private static final Set<String> UNTOLD = Set.of("unseen", "updatedAt");

  /** The article that a quote stands in: its title is not the quote's. */
  private static final String ARTICLE = "/article";

  private static final Set<String> OF_ARTICLE = Set.of("title");
  private static final Set<String> REFERENCE = Set.of("id", "name", "kind");

  /** All differences of two states of a record. */
  static List<Difference> between(JsonNode before, JsonNode after) {
    List<Difference> found = new ArrayList<>();
    compare("", before, after, found);
    return found;
  }

  private static void compare(
      String pointer, JsonNode before, JsonNode after, List<Difference> found) {
    if (own(before).equals(own(after))) {
      return;
    }
    if (before.isObject() && after.isObject() && sameRecord(before, after)) {
      Set<String> members = new TreeSet<>();
      before.fieldNames().forEachRemaining(members::add);
      after.fieldNames().forEachRemaining(members::add);
      members.removeAll(pointer.equals(ARTICLE) ? OF_ARTICLE : UNTOLD);
      for (String member : members) {
        compare(pointer + "/" + member, before.path(member), after.path(member), found);
      }
    } else {
      found.add(of(pointer, before, after));
    }
  }

  private static boolean sameRecord(JsonNode before, JsonNode after) {
    return before.path("id").equals(after.path("id"));
  }

  private static Difference of(String pointer, JsonNode before, JsonNode after) {
    if (before.isTextual() && after.isTextual()) {
      Excerpt excerpt = Excerpt.of(before.textValue(), after.textValue());
      return new Difference(
          pointer,
          TextNode.valueOf(excerpt.before()),
          TextNode.valueOf(excerpt.after()),
          excerpt.cut() ? true : null);
    }
    return new Difference(pointer, orNull(before), orNull(after), null);
  }

  private static JsonNode orNull(JsonNode value) {
    return value.isMissingNode() ? null : value;
  }

  /** A value without what it shows of others; references in no order, since names order them. */
  private static JsonNode own(JsonNode value) {
    if (value.isObject()) {
      return own((ObjectNode) value);
    }
    if (!value.isArray()) {
      return value;
    }
    List<JsonNode> items = new ArrayList<>();
    value.forEach(item -> items.add(own(item)));
    if (!items.isEmpty() && isReference(value.get(0))) {
      items.sort((one, other) -> one.asText().compareTo(other.asText()));
    }
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    items.forEach(array::add);
    return array;
  }

  private static JsonNode own(ObjectNode value) {
    if (isReference(value)) {
      return value.get("id");
    }
    ObjectNode own = JsonNodeFactory.instance.objectNode();
    value
        .properties()
        .forEach(
            member -> {
              if (!UNTOLD.contains(member.getKey())) {
                own.set(member.getKey(), own(member.getValue()));
              }
            });
    if (own.path("article") instanceof ObjectNode article) {
      article.remove("title");
    }
    return own;
  }

  private static boolean isReference(JsonNode value) {
    return value instanceof ObjectNode object
        && object.size() == REFERENCE.size()
        && REFERENCE.stream().allMatch(object::has);
  }
}
