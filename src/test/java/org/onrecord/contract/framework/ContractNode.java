package org.onrecord.contract.framework;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A node of the OpenAPI document with its JSON pointer. Navigation follows references.
 *
 * @param node the node as written, which may be a reference
 */
public record ContractNode(JsonNode document, String pointer, JsonNode node) {
  public ContractNode(JsonNode document, String pointer) {
    this(document, pointer, document.at(pointer));
  }

  /** The member of a name; follows a reference. */
  public ContractNode get(String name) {
    return target().step(escaped(name));
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  private ContractNode step(String step) {
    return new ContractNode(document, pointer + "/" + step, node.at("/" + step));
  }

  /** The member of a name beside a reference; does not follow it. */
  public ContractNode sibling(String name) {
    return step(escaped(name));
  }

  /** The end of the chain of references that starts here. */
  public ContractNode target() {
    JsonNode reference = node.path("$ref");
    return reference.isTextual()
        ? new ContractNode(document, reference.asText().substring(1)).target()
        : this;
  }

  public boolean exists() {
    return !target().node.isMissingNode();
  }

  /** The members of this object or the elements of this array; empty for other nodes. */
  public List<ContractNode> children() {
    ContractNode here = target();
    return here.node.isArray()
        ? IntStream.range(0, here.node.size()).mapToObj(i -> here.step(String.valueOf(i))).toList()
        : here.node.properties().stream()
            .map(member -> here.step(escaped(member.getKey())))
            .toList();
  }

  /** The alternatives of a schema: those of {@code oneOf}, or {@code else} and {@code then}. */
  public List<ContractNode> alternatives() {
    return get("else").exists() ? List.of(get("else"), get("then")) : get("oneOf").children();
  }

  /**
   * The members that this object schema describes, itself or by the schemas under {@code allOf}.
   */
  public List<ContractNode> members() {
    return Stream.concat(
            combined().flatMap(part -> part.members().stream()),
            get("properties").children().stream())
        .toList();
  }

  /** The names of the members that this object schema requires, itself or by {@code allOf}. */
  Set<String> required() {
    return Stream.concat(
            combined().flatMap(part -> part.required().stream()),
            get("required").children().stream().map(ContractNode::text))
        .collect(Collectors.toCollection(HashSet::new));
  }

  private Stream<ContractNode> combined() {
    return get("allOf").children().stream().map(ContractNode::target);
  }

  /** The last step of the pointer: a member's name. */
  public String name() {
    String step = pointer.substring(pointer.lastIndexOf('/') + 1);
    return step.replace("~1", "/").replace("~0", "~");
  }

  public String text() {
    return target().node.asText();
  }
}
