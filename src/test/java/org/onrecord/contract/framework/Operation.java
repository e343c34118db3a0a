package org.onrecord.contract.framework;

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

/** A method on a path of the contract. */
public final class Operation {
  private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

  private final String method;
  private final String path;
  private final ContractNode item;
  private final ContractNode place;

  /** The path as a regular expression with a group for each variable. */
  private final Pattern pattern;

  /** Read once, since every accepted request is validated against them. */
  private volatile Collection<Parameter> parameters;

  /**
   * Creates the operation of a method on a path.
   *
   * @param place the operation object; for an implied HEAD, that of its GET
   */
  Operation(String method, String path, ContractNode item, ContractNode place) {
    this.method = method;
    this.path = path;
    this.item = item;
    this.place = place;
    this.pattern =
        Pattern.compile(VARIABLE.matcher(path.replace(".", "\\.")).replaceAll("([^/]+)"));
  }

  public String method() {
    return method;
  }

  public String path() {
    return path;
  }

  /** The path item. */
  public ContractNode item() {
    return item;
  }

  /** The operation object; for an implied HEAD, that of its GET. */
  public ContractNode place() {
    return place;
  }

  /** The operation id; an implied HEAD has the id of its GET with the prefix "head". */
  public String id() {
    String id = place.get("operationId").text();
    boolean implied = isHead() && place.name().equals("get");
    return implied ? "head" + id.substring(0, 1).toUpperCase(Locale.ROOT) + id.substring(1) : id;
  }

  boolean isHead() {
    return method.equals("HEAD");
  }

  /** The parameters, including those of the path item that the operation does not override. */
  public Collection<Parameter> parameters() {
    Collection<Parameter> known = parameters;
    if (known == null) {
      known = List.copyOf(readParameters());
      parameters = known;
    }
    return known;
  }

  private Collection<Parameter> readParameters() {
    Map<String, Parameter> byName = new LinkedHashMap<>();
    Stream.of(item, place)
        .map(owner -> owner.get("parameters"))
        .flatMap(parameters -> parameters.children().stream())
        .map(Parameter::at)
        .forEach(parameter -> byName.put(parameter.in() + " " + parameter.name(), parameter));
    return byName.values();
  }

  public List<Parameter> parameters(String in) {
    return parameters().stream().filter(parameter -> parameter.in().equals(in)).toList();
  }

  boolean matches(String concrete) {
    return pattern.matcher(concrete).matches();
  }

  /** The number of characters of the path outside its variables. */
  int literalLength() {
    return VARIABLE.matcher(path).replaceAll("").length();
  }

  /** True if the URL ends in a file extension such as {@code .csv}, which fixes the media type. */
  public boolean hasExtension() {
    return path.matches(".*[^/]\\.\\w+");
  }

  /** The percent-encoded values of the path variables in a concrete path. */
  Map<String, String> variables(String concrete) {
    List<String> names = VARIABLE.matcher(path).results().map(found -> found.group(1)).toList();
    Matcher values = pattern.matcher(concrete);
    Map<String, String> variables = new LinkedHashMap<>();
    for (int i = 0; values.matches() && i < names.size(); i++) {
      variables.put(names.get(i), values.group(i + 1));
    }
    return variables;
  }

  /**
   * The alternative security requirements, each with its schemes; an empty set means anonymous
   * access. An operation without requirements of its own has those of the document.
   */
  public List<Set<String>> securityAlternatives() {
    List<ContractNode> alternatives =
        hasSecurity()
            ? place.get("security").children()
            : new ContractNode(place.document(), "/security").children();
    return alternatives.isEmpty()
        ? List.of(Set.of())
        : alternatives.stream()
            .map(one -> one.children().stream().map(ContractNode::name).collect(Collectors.toSet()))
            .toList();
  }

  private boolean hasSecurity() {
    return place.get("security").exists();
  }

  /**
   * The roles in the security requirements. An operation without requirements of its own needs the
   * role reader where reading is restricted; one with an empty list never needs a role.
   */
  public Set<String> roles() {
    return hasSecurity() ? ownRoles() : Set.of("reader");
  }

  private Set<String> ownRoles() {
    return place.get("security").children().stream()
        .flatMap(alternative -> alternative.children().stream())
        .flatMap(scheme -> scheme.children().stream())
        .map(ContractNode::text)
        .collect(Collectors.toSet());
  }

  /** True if the operation needs no credentials unless reading is restricted. */
  boolean isPublic() {
    return securityAlternatives().contains(Set.of());
  }

  public boolean hasBody() {
    return place.get("requestBody").exists();
  }

  /** The media types of the request body. */
  public Set<String> consumes() {
    return mediaTypes(place.get("requestBody"));
  }

  /** The media types of successful answers; none for HEAD. */
  public Set<String> produces() {
    return isHead() ? Set.of() : successMediaTypes();
  }

  /** The only media type of successful answers, also for HEAD. */
  public String mediaType() {
    return successMediaTypes().iterator().next();
  }

  private Set<String> successMediaTypes() {
    return place.get("responses").children().stream()
        .filter(response -> response.name().startsWith("2"))
        .flatMap(response -> mediaTypes(response).stream())
        .collect(Collectors.toSet());
  }

  /** The schema of the request body, or of its lines. */
  public ContractNode body(String mediaType) {
    ContractNode content = place.get("requestBody").get("content").get(mediaType);
    return content.get(mediaType.equals(NdjsonLines.MEDIA_TYPE) ? NdjsonLines.SCHEMA : "schema");
  }

  public ContractNode response(int status) {
    return place.get("responses").get(String.valueOf(status));
  }

  static Set<String> mediaTypes(ContractNode described) {
    return described.get("content").children().stream()
        .map(ContractNode::name)
        .collect(Collectors.toSet());
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
