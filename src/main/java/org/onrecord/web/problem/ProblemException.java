package org.onrecord.web.problem;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;
import static java.util.stream.Collectors.joining;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Rejects a request with a {@link Problem} and rolls its transaction back. Problems that only one
 * feature has are built beside that feature.
 */
public class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1;
  static final int MAX_FAULTS = 100;

  private final transient Problem problem;
  private final transient Map<String, String> headers;

  private ProblemException(Problem problem, Map<String, String> headers) {
    super(problem.detail(), null, false, false);
    this.problem = problem;
    this.headers = headers;
  }

  /** A problem of this type. The detail is a sentence for people. */
  public static ProblemException of(ProblemType type, String detail) {
    return new ProblemException(Problem.of(type, detail), Map.of());
  }

  /** 400: the request violates the contract in these places. */
  public static ProblemException invalid(List<Fault> faults) {
    List<Fault> shown = faults.stream().limit(MAX_FAULTS).toList();
    String places = shown.stream().limit(3).map(Fault::sentencePart).collect(joining("; "));
    String more = faults.size() > 3 ? "; and %d more".formatted(faults.size() - 3) : "";
    return of(ProblemType.INVALID_REQUEST, "The request is not valid: " + places + more + ".")
        .withErrors(shown);
  }

  /**
   * A copy of a 400 problem with the faults of other parts of the request. Each fault is named
   * once, by pointer and then by parameter. Other problems are returned unchanged.
   */
  public ProblemException withFurther(List<Fault> faults) {
    if (problem.errors() == null || faults.isEmpty()) {
      return this;
    }
    return invalid(sorted(Stream.concat(problem.errors().stream(), faults.stream())));
  }

  private static List<Fault> sorted(Stream<Fault> faults) {
    return faults
        .distinct()
        .sorted(
            comparing(Fault::pointer, nullsLast(naturalOrder()))
                .thenComparing(Fault::parameter, nullsLast(naturalOrder())))
        .toList();
  }

  /** Throws a 400 problem if there are faults. */
  public static void requireNone(List<Fault> faults) {
    if (!faults.isEmpty()) {
      throw invalid(faults);
    }
  }

  /** 400: the request violates the contract in one place. */
  public static ProblemException invalid(Fault fault) {
    return invalid(List.of(fault));
  }

  /** 404: there is no record of this kind ("quote") with this id. */
  public static ProblemException notFound(String kind, UUID id) {
    return notFound("There is no %s with the id %s.".formatted(kind, id));
  }

  /** 404, with its own detail. */
  public static ProblemException notFound(String detail) {
    return of(ProblemType.NOT_FOUND, detail);
  }

  /**
   * 409: another record has the same value of a unique member.
   *
   * @param path of the collection, such as {@code /articles}
   */
  public static ProblemException alreadyExists(String kind, String member, String path, UUID id) {
    String href = path + "/" + id;
    return of(
            ProblemType.ALREADY_EXISTS,
            "The %s with this %s is on record already, see %s.".formatted(kind, member, href))
        .withErrors(List.of(Fault.at("/" + member, "is that of the existing " + kind)))
        .withExisting(id, href);
  }

  /** 422: the request is well-formed but conflicts with the stored data in one place. */
  public static ProblemException unprocessable(String detail, Fault fault) {
    return of(ProblemType.UNPROCESSABLE, detail).withErrors(List.of(fault));
  }

  /** 422: the request is well-formed but conflicts with the stored data in these places. */
  static ProblemException unprocessable(String detail, List<Fault> faults) {
    return of(ProblemType.UNPROCESSABLE, detail)
        .withErrors(sorted(faults.stream()).stream().limit(MAX_FAULTS).toList());
  }

  boolean isUnprocessable() {
    return problem.type().equals(ProblemType.UNPROCESSABLE.uri);
  }

  /**
   * 415: the body has a content coding that the operation does not support.
   *
   * @param supported the value of {@code Accept-Encoding} in the response
   */
  public static ProblemException unsupportedCoding(String supported) {
    return of(ProblemType.UNSUPPORTED_MEDIA_TYPE, DetailMessages.UNSUPPORTED_MEDIA_TYPE)
        .withHeader(HttpHeaders.ACCEPT_ENCODING, supported);
  }

  /** 501: the request is well-formed, and the service does not have what it asks for. */
  public static ProblemException notImplemented(String detail) {
    return of(ProblemType.NOT_IMPLEMENTED, detail);
  }

  /** 503: the service is at capacity. */
  public static ProblemException overloaded() {
    return of(ProblemType.OVERLOADED, DetailMessages.OVERLOADED);
  }

  /** The body of the response. */
  public Problem problem() {
    return problem;
  }

  Map<String, String> headers() {
    return headers;
  }

  /** Copies the problem with these invalid places. */
  public ProblemException withErrors(List<Fault> faults) {
    return new ProblemException(problem.withErrors(faults), headers);
  }

  /** Copies the problem with an extension member. */
  public ProblemException with(String member, Object value) {
    return new ProblemException(problem.with(member, value), headers);
  }

  /** Copies the problem with the record that the request conflicts with. */
  public ProblemException withExisting(UUID id, String href) {
    return with("existing", new Problem.Existing(id, href));
  }

  /** Copies the problem with a header of its response. */
  public ProblemException withHeader(String name, String value) {
    Map<String, String> added = new HashMap<>(headers);
    added.put(name, value);
    return new ProblemException(problem, added);
  }

  /** Copies the problem with its JSON pointers prefixed by the pointer of an enclosing value. */
  public ProblemException within(String pointer) {
    return withErrors(problem.errors().stream().map(fault -> fault.within(pointer)).toList());
  }
}
