package org.onrecord.web.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.onrecord.web.problem.Fault;

/**
 * A copy of a JSON tree without the parts that cannot be read or are too many, and the faults of
 * these parts. The rest can be read again, to find the faults that the first one hid. Pointers of
 * faults lead into the tree as sent.
 */
final class PrunedTree {
  /**
   * The number of items of an array that are kept. No valid list is as long, so its length is still
   * a fault. The validator takes quadratic time to collect equal violations: minutes for an array
   * of 18,000 blank strings.
   */
  static final int MAX_ITEMS = 1_001;

  private final List<Fault> faults = new ArrayList<>();

  /** The indexes that the remaining items of an array had in the tree as sent. */
  private final Map<JsonNode, List<Integer>> indexes = new IdentityHashMap<>();

  private final List<String> removed = new ArrayList<>();
  private final JsonNode tree;

  /** Copies a tree without its nulls and illegal texts, and notes them as faults. */
  PrunedTree(JsonNode sent) {
    this.tree = copy("", sent);
  }

  /** The tree without the removed parts; empty if nothing remains. */
  Optional<JsonNode> tree() {
    return Optional.ofNullable(tree);
  }

  List<Fault> faults() {
    return faults;
  }

  private JsonNode copy(String pointer, JsonNode node) {
    Optional<String> fault = fault(node);
    if (fault.isPresent()) {
      note(pointer, fault.get());
      return null;
    }
    return node.isArray() ? copyOf(pointer, (ArrayNode) node) : copyOfObject(pointer, node);
  }

  private static Optional<String> fault(JsonNode node) {
    if (node.isNull()) {
      return Optional.of("must not be null; leave it out instead");
    }
    return node.isTextual() ? IllegalText.violation(node.textValue()) : Optional.empty();
  }

  private ArrayNode copyOf(String pointer, ArrayNode array) {
    int size = Math.min(array.size(), MAX_ITEMS);
    ArrayNode copy = JsonNodeFactory.instance.arrayNode(size);
    List<Integer> kept = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      JsonNode item = copy(pointer + "/" + i, array.get(i));
      if (item != null) {
        copy.add(item);
        kept.add(i);
      }
    }
    indexes.put(copy, kept);
    return copy;
  }

  private JsonNode copyOfObject(String pointer, JsonNode node) {
    if (!node.isObject()) {
      return node;
    }
    ObjectNode copy = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      Optional<String> illegal = IllegalText.violation(member.getKey());
      illegal.ifPresent(fault -> note(pointer, fault));
      if (illegal.isEmpty()) {
        JsonNode value = copy(pointer + "/" + JsonWalk.escape(member.getKey()), member.getValue());
        if (value != null) {
          copy.set(member.getKey(), value);
        }
      }
    }
    return copy;
  }

  private void note(String pointer, String detail) {
    removed.add(pointer);
    faults.add(Fault.at(pointer, detail));
  }

  /**
   * Removes a part that cannot be read.
   *
   * @param fault its pointer leads into the rest of the tree
   * @return false if nothing would remain
   */
  boolean remove(Fault fault) {
    note(sentPointer(fault.pointer()), fault.detail());
    return cut(fault.pointer());
  }

  /**
   * Removes an unknown member. Unlike other parts, it explains no fault of the rest.
   *
   * @return false if nothing would remain
   */
  boolean removeUnknown(Fault fault) {
    faults.add(Fault.at(sentPointer(fault.pointer()), fault.detail()));
    return cut(fault.pointer());
  }

  /**
   * Removes an object whose members contradict each other. The fault is not noted if a member was
   * removed before: the object may have been valid with it.
   *
   * @return false if nothing would remain
   */
  boolean removeContradiction(Fault fault) {
    String sent = sentPointer(fault.pointer());
    if (removed.stream().noneMatch(pointer -> pointer.startsWith(sent + "/"))) {
      faults.add(Fault.at(sent, fault.detail()));
    }
    removed.add(sent);
    return cut(fault.pointer());
  }

  private boolean cut(String pointer) {
    int slash = pointer.lastIndexOf('/');
    if (slash < 0) {
      return false;
    }
    String name = pointer.substring(slash + 1);
    JsonNode parent = tree.at(pointer.substring(0, slash));
    if (parent instanceof ArrayNode array) {
      array.remove(Integer.parseInt(name));
      indexes.get(array).remove(Integer.parseInt(name));
      return true;
    }
    return parent instanceof ObjectNode object && object.remove(JsonWalk.unescape(name)) != null;
  }

  /** The faults, with those of the rest that do not follow from a removed part. */
  List<Fault> with(List<Fault> rest) {
    Map<String, Fault> all = new TreeMap<>();
    faults.forEach(fault -> all.put(fault.pointer() + " " + fault.detail(), fault));
    for (Fault fault : rest) {
      String pointer = sentPointer(fault.pointer());
      JsonNode value = tree.at(fault.pointer());
      boolean incomplete = value.isObject() || value.isEmpty();
      if (removed.stream().noneMatch(part -> explains(part, pointer, incomplete))) {
        all.put(pointer + " " + fault.detail(), Fault.at(pointer, fault.detail()));
      }
    }
    return List.copyOf(all.values());
  }

  /**
   * True if a value may be invalid only since it, its owner, all of its items or one of its members
   * were removed.
   */
  private static boolean explains(String part, String pointer, boolean incomplete) {
    return part.equals(pointer)
        || pointer.startsWith(part + "/")
        || incomplete && part.startsWith(pointer + "/");
  }

  /** Converts a pointer into the rest of the tree to one into the tree as sent. */
  private String sentPointer(String pointer) {
    StringBuilder sent = new StringBuilder();
    JsonNode node = tree;
    for (String step : pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/", -1)) {
      boolean item = node.isArray() && step.matches("\\d+") && Integer.parseInt(step) < node.size();
      sent.append('/').append(item ? indexes.get(node).get(Integer.parseInt(step)) : step);
      node = item ? node.get(Integer.parseInt(step)) : node.path(JsonWalk.unescape(step));
    }
    return sent.toString();
  }
}
