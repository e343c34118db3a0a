package org.onrecord.pages.error;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.onrecord.pages.layout.Frame;
import org.onrecord.pages.layout.Frames;
import org.onrecord.pages.layout.PageResponses;
import org.onrecord.web.negotiation.HtmlPreference;
import org.onrecord.web.problem.Problem;
import org.onrecord.web.problem.ProblemPage;
import org.onrecord.web.session.SessionCookie;

/** Renders problems for requests of browsers for a page. */
@Singleton
class ErrorPages implements ProblemPage {
  private static final Set<HttpMethod> SAFE_METHODS = Set.of(HttpMethod.GET, HttpMethod.HEAD);
  private static final Set<Integer> NEED_A_KEY = Set.of(401, 403);

  /** The beginning of a detail that repeats the faults of a request. */
  private static final String FAULTS = "The request is not valid:";

  private final Frames frames;
  private final ObjectMapper mapper;
  private final Provider<String> rootPath;

  ErrorPages(
      Frames frames,
      ObjectMapper mapper,
      @ConfigProperty(name = "quarkus.http.root-path", defaultValue = "/")
          Provider<String> rootPath) {
    this.frames = frames;
    this.mapper = mapper;
    this.rootPath = rootPath;
  }

  @Override
  public Optional<String> of(Problem problem, RoutingContext context) {
    return isForPeople(context) ? Optional.of(html(problem, context)) : Optional.empty();
  }

  /** A URL with a file extension, such as {@code /quotes.csv}, is for programs. */
  private static boolean isForPeople(RoutingContext context) {
    String path = context.request().path();
    return (SAFE_METHODS.contains(context.request().method()) || isForm(context))
        && path != null
        && path.indexOf('.', path.lastIndexOf('/') + 1) < 0
        && HtmlPreference.in(context.request().getHeader(HttpHeaders.ACCEPT));
  }

  private static boolean isForm(RoutingContext context) {
    String type = context.request().getHeader(HttpHeaders.CONTENT_TYPE);
    return type != null && type.startsWith(SessionCookie.FORM);
  }

  private String html(Problem problem, RoutingContext context) {
    PageResponses.allow(context);
    List<NameChoice> choices = NameChoice.of(problem, context.request().query(), mapper);
    Frame frame = frames.ofError(problem.title(), root(), target(context), context);
    boolean needsKey = NEED_A_KEY.contains(problem.status());
    List<ActorCandidate> candidates = ActorCandidate.of(problem, mapper);
    return new ErrorPage(frame, problem, lead(problem), choices, candidates, needsKey).render();
  }

  /** The detail of an invalid request repeats its faults, which the page lists. */
  private static String lead(Problem problem) {
    boolean repeats = problem.errors() != null && problem.detail().startsWith(FAULTS);
    return repeats ? FAULTS.replace(":", ".") : problem.detail();
  }

  /** The page to return to after signing in: that of a form is the one before. */
  private String target(RoutingContext context) {
    return isForm(context) ? root() : context.request().uri();
  }

  /** Read when a page is shown: a native image creates this bean when it is built. */
  private String root() {
    String path = rootPath.get();
    return path.endsWith("/") ? path : path + "/";
  }
}
