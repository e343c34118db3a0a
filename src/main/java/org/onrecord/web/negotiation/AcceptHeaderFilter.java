package org.onrecord.web.negotiation;

import static java.util.stream.Collectors.joining;

import jakarta.inject.Singleton;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Normalizes the {@code Accept} header and answers 406 before the resource method runs. (If several
 * methods share a path, the framework runs one and only then finds the response unacceptable.)
 */
@Singleton
class AcceptHeaderFilter {
  private static final String JSON = "application/json";
  private static final String ANY = "*/*";
  private static final String DEFAULT = "application/json, */*;q=0.9";

  /** The header of browsers, which accept anything beside HTML, without types of equal quality. */
  private static final String HTML_FIRST = "text/html, application/json;q=0.9, */*;q=0.8";

  private static final Pattern LONE_STAR = Pattern.compile("(?<![^,\\s])\\*(?=\\s*(?:[,;]|$))");

  /** A range such as {@code text/*} and its parameters. */
  private static final Pattern RANGE =
      Pattern.compile("(?<![^,\\s])(\\*|application|text)/\\*(\\s*;[^,]*)?(?=,|$)");

  /** JSON with the default quality of 1. */
  private static final Pattern PLAIN_JSON =
      Pattern.compile("(?i)(?<![^,\\s])application/json\\s*(?=,|$)");

  /** Another type with the default quality of 1. */
  private static final Pattern PLAIN_OTHER =
      Pattern.compile(
          "(?i)(?<![^,\\s])(?!application/json\\s*(?:,|$))([\\w.+-]+/[\\w.+-]+)\\s*(?=,|$)");

  private static final Pattern NO_JSON =
      Pattern.compile("(?i)application/json\\s*;\\s*q=0(\\.0{0,3})?\\s*(,|$)");

  private static final String HTML = "text/html";
  private static final String NO_HTML = ", text/html;q=0";

  private static final Pattern ZERO = Pattern.compile("0(\\.0{0,3})?");

  private static final Comparator<MediaType> MOST_SPECIFIC_FIRST =
      Comparator.comparing(MediaType::isWildcardType).thenComparing(MediaType::isWildcardSubtype);

  private final Map<Method, List<MediaType>> produced = new ConcurrentHashMap<>();

  /**
   * Replaces a lone {@code *} by {@code *}{@code /*}, and puts the default type before each range,
   * because the framework may answer a range with any type. An empty header accepts anything.
   */
  @ServerRequestFilter(preMatching = true)
  void normalize(ContainerRequestContext request) {
    String sent = Objects.requireNonNullElse(request.getHeaderString(HttpHeaders.ACCEPT), ANY);
    String accept = withoutEmptyElements(sent);
    request
        .getHeaders()
        .putSingle(
            HttpHeaders.ACCEPT,
            accept.isEmpty() || accept.equals(ANY) ? DEFAULT : normalized(accept));
  }

  /** A list may have empty elements (RFC 9110, 5.6.1.2). */
  private static String withoutEmptyElements(String accept) {
    return accept.equals(ANY)
        ? ANY
        : Arrays.stream(accept.split(","))
            .map(String::strip)
            .filter(element -> !element.isEmpty())
            .collect(joining(", "));
  }

  private static String normalized(String accept) {
    String named = HtmlPreference.JAVA_DEFAULT.matcher(accept).replaceFirst("image/gif,");
    String ranges = LONE_STAR.matcher(named).replaceAll(ANY).strip();
    if (HtmlPreference.in(ranges) && HtmlPreference.leavesAlternatives(ranges)) {
      return HTML_FIRST;
    }
    if (NO_JSON.matcher(ranges).find() && !ranges.toLowerCase(Locale.ROOT).contains(HTML)) {
      // A client that accepts anything but JSON is a program, too.
      return withDefaults(ranges) + NO_HTML;
    }
    return ranges.equals(ANY) ? DEFAULT : withDefaults(preferringJson(ranges));
  }

  /** Generated clients list all media types of the contract with equal quality and expect JSON. */
  private static String preferringJson(String accept) {
    if (PLAIN_JSON.matcher(accept).find()) {
      return PLAIN_OTHER.matcher(accept).replaceAll("$1;q=0.9");
    }
    return HtmlPreference.prefersNothingToJson(accept) ? JSON + ", " + accept : accept;
  }

  private static String withDefaults(String accept) {
    boolean namesJson = accept.toLowerCase(Locale.ROOT).contains(JSON);
    return RANGE
        .matcher(accept)
        .replaceAll(
            range -> {
              String type = range.group(1).equals("text") ? "text/csv" : JSON;
              String parameters = Objects.requireNonNullElse(range.group(2), "");
              String before = namesJson && type.equals(JSON) ? "" : type + parameters + ", ";
              return Matcher.quoteReplacement(before + range.group());
            });
  }

  @ServerRequestFilter
  void requireAcceptable(ResourceInfo method, ContainerRequestContext request) {
    if (DEFAULT.equals(request.getHeaderString(HttpHeaders.ACCEPT))) {
      return;
    }
    boolean acceptable =
        produced.computeIfAbsent(method.getResourceMethod(), AcceptHeaderFilter::produced).stream()
            .anyMatch(type -> accepts(request, type));
    if (!acceptable) {
      throw new NotAcceptableException();
    }
  }

  private static List<MediaType> produced(Method method) {
    Produces produces =
        Optional.ofNullable(method.getAnnotation(Produces.class))
            .orElseGet(() -> method.getDeclaringClass().getAnnotation(Produces.class));
    return Stream.of(produces.value()).map(MediaType::valueOf).toList();
  }

  /**
   * The most specific matching range decides (RFC 9110, 12.5.1). A malformed header accepts
   * nothing.
   */
  private static boolean accepts(ContainerRequestContext request, MediaType type) {
    try {
      return request.getAcceptableMediaTypes().stream()
          .filter(type::isCompatible)
          .min(MOST_SPECIFIC_FIRST)
          .filter(range -> !hasZeroQuality(range))
          .isPresent();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean hasZeroQuality(MediaType range) {
    return ZERO.matcher(range.getParameters().getOrDefault("q", "1")).matches();
  }
}
