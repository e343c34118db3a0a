package org.onrecord.problem;

import jakarta.persistence.OptimisticLockException;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns whatever is thrown, the framework's own exceptions included, into problems. */
class ProblemMappers {
  static final MediaType PROBLEM_JSON = new MediaType("application", "problem+json");

  /**
   * Unique and foreign key violations, serialization failures and deadlocks: the same request may
   * succeed if sent again.
   */
  private static final Set<String> LOST_TO_ANOTHER = Set.of("23505", "23503", "40001", "40P01");

  private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

  private final AllowedMethods allowed;

  ProblemMappers(AllowedMethods allowed) {
    this.allowed = allowed;
  }

  @ServerExceptionMapper
  RestResponse<Problem> refused(ProblemException e) {
    return answer(e.problem()).build();
  }

  /**
   * The framework takes whatever goes wrong with an id in a path for a path that there is not, and
   * looks for a method only in the first of the classes that share the beginning of a path.
   */
  @ServerExceptionMapper
  RestResponse<Problem> noSuchPath(NotFoundException e, UriInfo uri) {
    if (e.getCause() instanceof ProblemException refusal) {
      return refused(refusal);
    }
    return allowed
        .of(uri.getPath())
        .map(ProblemMappers::noSuchMethod)
        .orElseGet(() -> answer(ProblemType.NOT_FOUND, Sentences.NO_SUCH_PATH).build());
  }

  @ServerExceptionMapper
  RestResponse<Problem> noSuchMethod(NotAllowedException e, UriInfo uri) {
    return noSuchMethod(allowed.of(uri.getPath()).orElse(HttpMethod.OPTIONS));
  }

  @ServerExceptionMapper
  RestResponse<Problem> notAcceptable(NotAcceptableException e) {
    return answer(ProblemType.NOT_ACCEPTABLE, Sentences.NOT_ACCEPTABLE).build();
  }

  @ServerExceptionMapper
  RestResponse<Problem> unsupportedMediaType(NotSupportedException e) {
    return answer(ProblemType.UNSUPPORTED_MEDIA_TYPE, Sentences.UNSUPPORTED_MEDIA_TYPE).build();
  }

  @ServerExceptionMapper
  RestResponse<Problem> otherOfTheFramework(WebApplicationException e) {
    int status = e.getResponse().getStatus();
    if (status >= 500) {
      return failed(e);
    }
    return answer(ProblemType.INVALID_REQUEST, Sentences.MALFORMED).build();
  }

  /**
   * The database's own refusals come wrapped, in ways that differ between flush, commit and query.
   */
  @ServerExceptionMapper
  RestResponse<Problem> failed(Throwable e) {
    String sqlState = sqlState(e).orElse("");
    if (sqlState.startsWith("08") || sqlState.startsWith("57P") || causedByPool(e)) {
      LOG.warnf("The database cannot be reached: %s", e.getMessage());
      return answer(ProblemType.UNAVAILABLE, Sentences.UNAVAILABLE).build();
    }
    if (LOST_TO_ANOTHER.contains(sqlState)
        || causes(e).anyMatch(OptimisticLockException.class::isInstance)) {
      LOG.debug("Lost against another writer", e);
      return answer(ProblemType.WRITE_CONFLICT, Sentences.WRITE_CONFLICT).build();
    }
    LOG.error("A request failed", e);
    return answer(ProblemType.SERVER_ERROR, Sentences.SERVER_ERROR).build();
  }

  private static Optional<String> sqlState(Throwable e) {
    return causes(e)
        .filter(SQLException.class::isInstance)
        .map(cause -> ((SQLException) cause).getSQLState())
        .filter(state -> state != null && !state.isEmpty())
        .findFirst();
  }

  /**
   * Agroal tells of an exhausted or closed pool, or a connection that cannot be opened, without an
   * SQL state.
   */
  private static boolean causedByPool(Throwable e) {
    return causes(e)
        .anyMatch(
            cause ->
                cause instanceof SQLException sql
                    && sql.getSQLState() == null
                    && String.valueOf(sql.getMessage()).contains("cquisition timeout"));
  }

  private static Stream<Throwable> causes(Throwable e) {
    return Stream.iterate(e, cause -> cause != null, Throwable::getCause).limit(20);
  }

  private static RestResponse<Problem> noSuchMethod(String allow) {
    return answer(ProblemType.METHOD_NOT_ALLOWED, Sentences.noSuchMethod(allow))
        .header(HttpHeaders.ALLOW, allow)
        .build();
  }

  private static ResponseBuilder<Problem> answer(ProblemType type, String detail) {
    return answer(Problem.of(type, detail));
  }

  private static ResponseBuilder<Problem> answer(Problem problem) {
    return ResponseBuilder.<Problem>create(problem.status()).entity(problem).type(PROBLEM_JSON);
  }
}
