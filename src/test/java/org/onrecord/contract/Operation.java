package org.onrecord.contract;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One method on one path of the contract.
 *
 * @param place the operation object; of an implied HEAD, that of its GET
 */
record Operation(String method, String path, Place item, Place place) {
  private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

  /** The operation id; an implied HEAD derives its id from that of its GET. */
  String id() {
    String id = place.get("operationId").text();
    boolean implied = isHead() && place.name().equals("get");
    return implied ? "head" + id.substring(0, 1).toUpperCase(Locale.ROOT) + id.substring(1) : id;
  }

  boolean isHead() {
    return method.equals("HEAD");
  }

  /** Its parameters, those of the path included; an own one hides the path's. */
  Collection<Parameter> parameters() {
    Map<String, Parameter> byName = new LinkedHashMap<>();
    Stream.of(item, place)
        .map(owner -> owner.get("parameters"))
        .flatMap(parameters -> parameters.children().stream())
        .map(Parameter::at)
        .forEach(parameter -> byName.put(parameter.in() + " " + parameter.name(), parameter));
    return byName.values();
  }

  List<Parameter> parameters(String in) {
    return parameters().stream().filter(parameter -> parameter.in().equals(in)).toList();
  }

  boolean matches(String concrete) {
    return concrete.matches(VARIABLE.matcher(path).replaceAll("[^/]+"));
  }

  /** The values, still percent-encoded, that the variables of the path have in a concrete path. */
  Map<String, String> variables(String concrete) {
    List<String> names = VARIABLE.matcher(path).results().map(found -> found.group(1)).toList();
    Matcher values =
        Pattern.compile(VARIABLE.matcher(path).replaceAll("([^/]+)")).matcher(concrete);
    Map<String, String> variables = new LinkedHashMap<>();
    for (int i = 0; values.matches() && i < names.size(); i++) {
      variables.put(names.get(i), values.group(i + 1));
    }
    return variables;
  }

  /** The alternatives of what is to be sent: each by its schemes, none where nothing need be. */
  List<Set<String>> schemes() {
    return place.get("security").children().stream()
        .map(one -> one.children().stream().map(Place::name).collect(Collectors.toSet()))
        .toList();
  }

  /** The roles that the alternatives name. */
  Set<String> roles() {
    return place.get("security").children().stream()
        .flatMap(alternative -> alternative.children().stream())
        .flatMap(scheme -> scheme.children().stream())
        .map(Place::text)
        .collect(Collectors.toSet());
  }

  /** Whether it is answered without credentials, unless reading is closed. */
  boolean isOpen() {
    return schemes().contains(Set.of());
  }

  boolean hasBody() {
    return place.get("requestBody").exists();
  }

  /** The media types of the request's body. */
  Set<String> consumes() {
    return mediaTypes(place.get("requestBody"));
  }

  /** The media types of successful answers; none for HEAD. */
  Set<String> produces() {
    return isHead() ? Set.of() : successMediaTypes();
  }

  private Set<String> successMediaTypes() {
    return place.get("responses").children().stream()
        .filter(response -> response.name().startsWith("2"))
        .flatMap(response -> mediaTypes(response).stream())
        .collect(Collectors.toSet());
  }

  /** The schema of a request's body, or of each line of it. */
  Place body(String mediaType) {
    Place content = place.get("requestBody").get("content").get(mediaType);
    return content.get(mediaType.equals(Lines.MEDIA_TYPE) ? Lines.SCHEMA : "schema");
  }

  Place response(int status) {
    return place.get("responses").get(String.valueOf(status));
  }

  static Set<String> mediaTypes(Place described) {
    return described.get("content").children().stream()
        .map(Place::name)
        .collect(Collectors.toSet());
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
