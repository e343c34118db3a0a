package org.onrecord.web.problem;

import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Refuses a request whose answer its sender would not take, before anything is done. (The framework
 * does so only where one method reads all media types of a path; where several do, it creates the
 * record and then finds that it must not answer.)
 */
@Singleton
class AcceptHeaderFilter {
  private static final Pattern LONE_STAR = Pattern.compile("(?<![^,\\s])\\*(?=\\s*(?:[,;]|$))");

  private static final Set<String> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

  private static final Comparator<MediaType> MOST_SPECIFIC =
      Comparator.comparing(MediaType::isWildcardType).thenComparing(MediaType::isWildcardSubtype);

  /** What methods produce: asked for with every request. */
  private final Map<Method, List<MediaType>> produced = new ConcurrentHashMap<>();

  /** What somebody means who takes anything: JSON where there is JSON. */
  private static final String ANYTHING = "application/json, */*;q=0.9";

  /** A range, and its weight. */
  private static final Pattern RANGE =
      Pattern.compile("(?<![^,\\s])(\\*|application|text)/\\*(\\s*;[^,]*)?(?=,|$)");

  private static final String JSON = "application/json";

  /** JSON with full weight. */
  private static final Pattern JSON_FIRST =
      Pattern.compile("(?i)(?<![^,\\s])application/json\\s*(?=,|$)");

  /** Another type with full weight. */
  private static final Pattern AS_WELL =
      Pattern.compile(
          "(?i)(?<![^,\\s])(?!application/json\\s*(?:,|$))([\\w.+-]+/[\\w.+-]+)\\s*(?=,|$)");

  /**
   * Some clients write a lone star, which the framework takes for a range here and not there. To
   * those who take anything, or any of a range, it gives whatever it likes: so the type that is
   * meant goes before the range, as browsers send it too.
   */
  @ServerRequestFilter(preMatching = true)
  void spellOut(ContainerRequestContext request) {
    String accept = Objects.requireNonNullElse(request.getHeaderString(HttpHeaders.ACCEPT), "*/*");
    String spelled = LONE_STAR.matcher(accept).replaceAll("*/*").strip();
    request
        .getHeaders()
        .putSingle(
            HttpHeaders.ACCEPT, spelled.equals("*/*") ? ANYTHING : meant(preferred(spelled)));
  }

  /**
   * Generated clients name all that an answer comes as, and read JSON; the framework would give
   * them any of it.
   */
  private static String preferred(String accept) {
    return JSON_FIRST.matcher(accept).find()
        ? AS_WELL.matcher(accept).replaceAll("$1;q=0.9")
        : accept;
  }

  /** Whoever names JSON has said already how much it is wanted. */
  private static String meant(String accept) {
    boolean names = accept.toLowerCase(Locale.ROOT).contains(JSON);
    return RANGE
        .matcher(accept)
        .replaceAll(
            range -> {
              String type = range.group(1).equals("text") ? "text/csv" : JSON;
              String weight = Objects.requireNonNullElse(range.group(2), "");
              String before = names && type.equals(JSON) ? "" : type + weight + ", ";
              return Matcher.quoteReplacement(before + range.group());
            });
  }

  @ServerRequestFilter
  void requireAcceptable(ResourceInfo method, ContainerRequestContext request) {
    boolean acceptable =
        produced.computeIfAbsent(method.getResourceMethod(), AcceptHeaderFilter::produced).stream()
            .anyMatch(type -> takes(request, type));
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

  /** Also where it is refused: a cache must not give to one client what another asked for. */
  @ServerResponseFilter
  void vary(ContainerRequestContext request, ContainerResponseContext response) {
    if (READING.contains(request.getMethod())) {
      response.getHeaders().add(HttpHeaders.VARY, HttpHeaders.ACCEPT);
    }
  }

  /**
   * Of the ranges that a type is in, the narrowest decides (RFC 9110, 12.5.1). Whoever cannot be
   * understood takes nothing.
   */
  private static boolean takes(ContainerRequestContext request, MediaType type) {
    try {
      return request.getAcceptableMediaTypes().stream()
          .filter(type::isCompatible)
          .min(MOST_SPECIFIC)
          .filter(range -> !isRefused(range))
          .isPresent();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isRefused(MediaType range) {
    return range.getParameters().getOrDefault("q", "1").matches("0(\\.0{0,3})?");
  }
}
