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
 * A member of a record that a change replaced. References are compared by id: a new name of another
 * record is not a change of this one.
 *
 * @param pointer JSON Pointer to the member (RFC 6901)
 * @param before the value before; null if it was absent
 * @param after the value after; null if it is absent
 * @param excerpt true if the values are excerpts of long texts; otherwise null
 */
public record Difference(String pointer, JsonNode before, JsonNode after, Boolean excerpt) {
  private static final Set<String> IGNORED = Set.of("unseen", "updatedAt");

  /** The article of a quote, whose title does not belong to the quote. */
  private static final String ARTICLE = "/article";

  private static final Set<String> IGNORED_OF_ARTICLE = Set.of("title");
  private static final Set<String> REFERENCE = Set.of("id", "name", "kind");

  /** The differences between two states of a record, ordered by pointer. */
  static List<Difference> between(JsonNode before, JsonNode after) {
    List<Difference> found = new ArrayList<>();
    compare("", before, after, found);
    return found;
  }

  private static void compare(
      String pointer, JsonNode before, JsonNode after, List<Difference> found) {
    if (normalized(before).equals(normalized(after))) {
      return;
    }
    if (before.isObject() && after.isObject() && sameRecord(before, after)) {
      Set<String> members = new TreeSet<>();
      before.fieldNames().forEachRemaining(members::add);
      after.fieldNames().forEachRemaining(members::add);
      members.removeAll(pointer.equals(ARTICLE) ? IGNORED_OF_ARTICLE : IGNORED);
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

  /**
   * Reduces references to ids, without the names of other records, and sorts lists of references,
   * which are otherwise ordered by name.
   */
  private static JsonNode normalized(JsonNode value) {
    if (value.isObject()) {
      return normalized((ObjectNode) value);
    }
    if (!value.isArray()) {
      return value;
    }
    List<JsonNode> items = new ArrayList<>();
    value.forEach(item -> items.add(normalized(item)));
    if (!items.isEmpty() && isReference(value.get(0))) {
      items.sort((one, other) -> one.asText().compareTo(other.asText()));
    }
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    items.forEach(array::add);
    return array;
  }

  private static JsonNode normalized(ObjectNode value) {
    if (isReference(value)) {
      return value.get("id");
    }
    ObjectNode copy = JsonNodeFactory.instance.objectNode();
    value.properties().stream()
        .filter(member -> !IGNORED.contains(member.getKey()))
        .forEach(member -> copy.set(member.getKey(), normalized(member.getValue())));
    if (copy.path("article") instanceof ObjectNode article) {
      article.remove("title");
    }
    return copy;
  }

  private static boolean isReference(JsonNode value) {
    return value instanceof ObjectNode object
        && object.size() == REFERENCE.size()
        && REFERENCE.stream().allMatch(object::has);
  }
}
