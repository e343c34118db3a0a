package org.onrecord.pages.list;

import static java.util.stream.Collectors.joining;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.onrecord.web.linked.RequestUrl;

/**
 * The query string of a list, from which the links of its page are made.
 *
 * @param pairs names and values in the order of the request
 */
record ListQueryString(List<Map.Entry<String, String>> pairs) {
  /** Parameters of a page of the list, which do not belong to its question. */
  private static final Set<String> PAGING = Set.of("cursor", "limit", "include", "sample", "seed");

  /** The query of a request. */
  static ListQueryString of(RequestUrl url) {
    if (url.query() == null) {
      return new ListQueryString(List.of());
    }
    return new ListQueryString(
        Stream.of(url.query().split("&"))
            .filter(pair -> !pair.isEmpty())
            .map(pair -> pair.split("=", 2))
            .map(pair -> Map.entry(decoded(pair[0]), pair.length == 1 ? "" : decoded(pair[1])))
            .toList());
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** The first value of a parameter; empty without one. */
  String first(String name) {
    return pairs.stream()
        .filter(pair -> pair.getKey().equals(name))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }

  /** True if the parameter has this value. */
  boolean has(String name, String value) {
    return pairs.contains(Map.entry(name, value));
  }

  /** The parameters without those of a page. */
  ListQueryString question() {
    return new ListQueryString(
        pairs.stream().filter(pair -> !PAGING.contains(pair.getKey())).toList());
  }

  /** A copy with one more value. */
  ListQueryString with(String name, String value) {
    List<Map.Entry<String, String>> more = new ArrayList<>(pairs);
    more.add(Map.entry(name, value));
    return new ListQueryString(more);
  }

  /** A copy without a value. */
  ListQueryString without(String name, String value) {
    return new ListQueryString(
        pairs.stream().filter(pair -> !pair.equals(Map.entry(name, value))).toList());
  }

  /** A copy without parameters. */
  ListQueryString withoutNames(Set<String> names) {
    return new ListQueryString(
        pairs.stream().filter(pair -> !names.contains(pair.getKey())).toList());
  }

  /** A URL with these parameters. */
  String appendedTo(String path) {
    return pairs.isEmpty() ? path : path + "?" + encoded();
  }

  private String encoded() {
    return pairs.stream()
        .map(pair -> encoded(pair.getKey()) + "=" + encoded(pair.getValue()))
        .collect(joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
