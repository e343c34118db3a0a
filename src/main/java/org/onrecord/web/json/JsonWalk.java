package org.onrecord.web.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.BiConsumer;

/** Visits all nodes of a JSON tree with their JSON pointers (RFC 6901). */
final class JsonWalk {
  private JsonWalk() {}

  static void visit(JsonNode root, BiConsumer<String, JsonNode> visitor) {
    visit("", root, visitor);
  }

  /** Visits all strings of a tree, including member names. */
  static void visitText(JsonNode root, BiConsumer<String, String> visitor) {
    visit(
        root,
        (pointer, node) -> {
          if (node.isTextual()) {
            visitor.accept(pointer, node.textValue());
          }
          node.fieldNames().forEachRemaining(name -> visitor.accept(pointer, name));
        });
  }

  private static void visit(String pointer, JsonNode node, BiConsumer<String, JsonNode> visitor) {
    visitor.accept(pointer, node);
    node.properties()
        .forEach(
            member -> visit(pointer + "/" + escape(member.getKey()), member.getValue(), visitor));
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        visit(pointer + "/" + i, node.get(i), visitor);
      }
    }
  }

  /** Restores a member name from a step of a JSON pointer. */
  static String unescape(String step) {
    return step.replace("~1", "/").replace("~0", "~");
  }

  /** Escapes a member name for a JSON pointer. */
  static String escape(String member) {
    return member.replace("~", "~0").replace("/", "~1");
  }
}
