package org.onrecord.web.problem;

import static java.util.stream.Collectors.joining;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Refuses a request; the client gets the problem, and the transaction is rolled back. */
public class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1;
  private static final int FAULTS_SHOWN = 100;

  private final transient Problem problem;
  private final transient Map<String, String> headers;

  private ProblemException(Problem problem) {
    this(problem, Map.of());
  }

  private ProblemException(Problem problem, Map<String, String> headers) {
    super(problem.detail(), null, false, false);
    this.problem = problem;
    this.headers = headers;
  }

  public Problem problem() {
    return problem;
  }

  /** What the headers of the answer say beside it. */
  Map<String, String> headers() {
    return headers;
  }

  /** 400: the request breaks the contract at these places. */
  public static ProblemException invalid(List<Fault> faults) {
    List<Fault> shown = faults.stream().limit(FAULTS_SHOWN).toList();
    String places = shown.stream().limit(3).map(Fault::sentencePart).collect(joining("; "));
    String more = faults.size() > 3 ? "; and %d more".formatted(faults.size() - 3) : "";
    String detail = "The request is not valid: " + places + more + ".";
    return new ProblemException(Problem.of(ProblemType.INVALID_REQUEST, detail).withErrors(shown));
  }

  /** 400: the request breaks the contract at one place. */
  public static ProblemException invalid(Fault fault) {
    return invalid(List.of(fault));
  }

  /** 404: there is no record of this sort ("quote") with this id. */
  public static ProblemException notFound(String sort, UUID id) {
    return notFound("There is no %s with the id %s.".formatted(sort, id));
  }

  /** 404: as the sentence says. */
  public static ProblemException notFound(String detail) {
    return new ProblemException(Problem.of(ProblemType.NOT_FOUND, detail));
  }

  /**
   * 409: a record with the same unique value is there already; {@code path} is its collection's,
   * such as "/articles".
   */
  public static ProblemException alreadyExists(String sort, String member, String path, UUID id) {
    String href = path + "/" + id;
    String detail =
        "The %s with this %s is on record already, see %s.".formatted(sort, member, href);
    return new ProblemException(
        Problem.of(ProblemType.ALREADY_EXISTS, detail)
            .withErrors(List.of(Fault.at("/" + member, "is that of the existing " + sort)))
            .withExisting(new Problem.Existing(id, href)));
  }

  /** 409: a name fits several actors. */
  public static ProblemException ambiguous(
      String name, String pointer, List<Problem.Candidate> candidates) {
    String detail =
        "The name “%s” fits several actors. Refer to the one you mean by its id.".formatted(name);
    return new ProblemException(
        Problem.of(ProblemType.AMBIGUOUS_ACTOR, detail)
            .withErrors(List.of(Fault.at(pointer, "fits several actors")))
            .withCandidates(candidates));
  }

  /** 409: a record cannot go, since others refer to it. */
  public static ProblemException stillReferenced(String name, List<Problem.Reference> references) {
    String referring =
        references.stream().map(r -> r.as() + " (" + r.count() + ")").collect(joining(", "));
    String detail =
        "%s cannot be deleted, because records refer to this actor as: %s."
            .formatted(name, referring);
    return new ProblemException(
        Problem.of(ProblemType.STILL_REFERENCED, detail).withReferences(references));
  }

  /** 409: an actor was merged into another, which alone can be changed. */
  public static ProblemException merged(UUID id, UUID survivor) {
    String href = "/actors/" + survivor;
    String detail =
        "The actor with the id %s was merged into another, see %s. Change that one, or undo the merge."
            .formatted(id, href);
    return new ProblemException(
        Problem.of(ProblemType.MERGED, detail).withExisting(new Problem.Existing(survivor, href)));
  }

  /**
   * 409: a merge can be undone only after another one, that of this actor, which was made later.
   */
  public static ProblemException laterMerge(UUID later) {
    String href = "/actors/" + later + "/unmerge";
    String detail =
        "The survivor was merged again since. Merges are undone in reverse order: undo the later one first, by POST to %s."
            .formatted(href);
    return new ProblemException(
        Problem.of(ProblemType.LATER_MERGE, detail)
            .withExisting(new Problem.Existing(later, href)));
  }

  /** 409: an actor is on record, and not merged into another. */
  public static ProblemException notMerged(UUID id) {
    String href = "/actors/" + id;
    return new ProblemException(
        Problem.of(
                ProblemType.NOT_MERGED,
                "The actor with the id %s is not merged into another, see %s.".formatted(id, href))
            .withExisting(new Problem.Existing(id, href)));
  }

  /** 409: a quote cannot be given a status; these are the words for what it is and can become. */
  public static ProblemException wrongStatus(String fault, String present, List<String> possible) {
    String detail =
        "The quote is %s. Its status %s: it can become %s, by POST to its /reviews."
            .formatted(present, fault, String.join(" or ", possible));
    return new ProblemException(
        Problem.of(ProblemType.WRONG_STATUS, detail)
            .withErrors(List.of(Fault.at("/status", fault)))
            .withStatuses(new Problem.Statuses(present, possible)));
  }

  /** The same refusal, of a record that stands at this place of what was sent. */
  public ProblemException within(String pointer) {
    return new ProblemException(
        problem.errors() == null
            ? problem
            : problem.withErrors(
                problem.errors().stream().map(fault -> fault.within(pointer)).toList()));
  }

  /**
   * 409: a record is on record under another id than the one it should have, or another record has
   * that id; {@code path} is its collection's, such as "/articles".
   */
  public static ProblemException idTaken(
      String sort, String pointer, String fault, String path, UUID existing) {
    String href = path + "/" + existing;
    String detail = "The id of the %s cannot be kept: it %s, see %s.".formatted(sort, fault, href);
    return new ProblemException(
        Problem.of(ProblemType.ALREADY_EXISTS, detail)
            .withErrors(List.of(Fault.at(pointer, fault)))
            .withExisting(new Problem.Existing(existing, href)));
  }

  /** 412: the record is not as the request says that it must be, but has this tag. */
  public static ProblemException preconditionFailed(String tag) {
    return new ProblemException(
        Problem.of(ProblemType.PRECONDITION_FAILED, DetailMessages.PRECONDITION_FAILED),
        Map.of(HttpHeaders.ETAG, tag));
  }

  /** 409: the first request with this Idempotency-Key is not answered yet. */
  public static ProblemException idempotencyKeyInUse() {
    return new ProblemException(
        Problem.of(ProblemType.IDEMPOTENCY_KEY_IN_USE, DetailMessages.IDEMPOTENCY_KEY_IN_USE),
        Map.of(HttpHeaders.RETRY_AFTER, "1"));
  }

  /** 422: this Idempotency-Key was sent with another request. */
  public static ProblemException idempotencyKeyReused() {
    return new ProblemException(
        Problem.of(ProblemType.IDEMPOTENCY_KEY_REUSED, DetailMessages.IDEMPOTENCY_KEY_REUSED));
  }

  /** 413: a line is larger than the bound, in bytes. */
  public static ProblemException lineTooLong(int bound) {
    return new ProblemException(
        Problem.of(
            ProblemType.CONTENT_TOO_LARGE, "The line is larger than %d bytes.".formatted(bound)));
  }

  /** 413: the body is larger than the bound, in bytes. */
  public static ProblemException tooLarge(int bound) {
    return new ProblemException(
        Problem.of(
            ProblemType.CONTENT_TOO_LARGE,
            "The body of the request is larger than %d bytes.".formatted(bound)));
  }

  /** 503: the service has as much to do as it can. */
  public static ProblemException overloaded() {
    return new ProblemException(Problem.of(ProblemType.OVERLOADED, DetailMessages.OVERLOADED));
  }

  /** 422: well-formed, but at odds with what is on record. */
  public static ProblemException unprocessable(String detail, Fault fault) {
    return new ProblemException(
        Problem.of(ProblemType.UNPROCESSABLE, detail).withErrors(List.of(fault)));
  }
}
