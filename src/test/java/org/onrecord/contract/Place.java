package org.onrecord.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A node of the contract and the JSON pointer to it. Whoever goes on from a reference goes on from
 * its target.
 */
record Place(JsonNode document, String pointer) {
  /** The node as it is written, be it a reference. */
  JsonNode node() {
    return document.at(pointer);
  }

  /** The member of that name, of the target where this is a reference. */
  Place get(String name) {
    return child(escaped(name));
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  private Place child(String step) {
    return new Place(document, target().pointer + "/" + step);
  }

  /** The member of that name as it stands here, be it beside a reference. */
  Place beside(String name) {
    return new Place(document, pointer + "/" + escaped(name));
  }

  /** Where the chain of references ends that starts here. */
  Place target() {
    JsonNode reference = node().path("$ref");
    return reference.isTextual()
        ? new Place(document, reference.asText().substring(1)).target()
        : this;
  }

  boolean exists() {
    return !target().node().isMissingNode();
  }

  /**
   * The members of this object, or the elements of this array; none where it is neither or missing.
   */
  List<Place> children() {
    JsonNode here = target().node();
    return here.isArray()
        ? IntStream.range(0, here.size()).mapToObj(i -> child(String.valueOf(i))).toList()
        : here.properties().stream().map(member -> get(member.getKey())).toList();
  }

  /** Of which schemas a value has one: of {@code oneOf}, or of {@code else} and {@code then}. */
  List<Place> alternatives() {
    return get("else").exists() ? List.of(get("else"), get("then")) : get("oneOf").children();
  }

  /**
   * The members that this object schema describes, itself or by the schemas under {@code allOf}.
   */
  List<Place> members() {
    return Stream.concat(
            combined().flatMap(part -> part.members().stream()),
            get("properties").children().stream())
        .toList();
  }

  /** The names of the members that this object schema requires, itself or by {@code allOf}. */
  Set<String> required() {
    return Stream.concat(
            combined().flatMap(part -> part.required().stream()),
            get("required").children().stream().map(Place::text))
        .collect(Collectors.toCollection(HashSet::new));
  }

  private Stream<Place> combined() {
    return get("allOf").children().stream().map(Place::target);
  }

  /** The last step of the pointer: a member's name. */
  String name() {
    String step = pointer.substring(pointer.lastIndexOf('/') + 1);
    return step.replace("~1", "/").replace("~0", "~");
  }

  String text() {
    return target().node().asText();
  }
}
