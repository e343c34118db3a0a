package org.onrecord.records.history;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.arc.Arc;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Sql;
import org.onrecord.web.json.Json;
import org.onrecord.web.problem.Fault;
import org.onrecord.web.problem.ProblemException;

/**
 * Tells each transaction who asked for its changes, and why, so that the database notes it whoever
 * makes them: one statement, where there is anything to tell.
 */
@Singleton
public class TransactionAudit {
  private static final String HEADER = "Change-Reason";
  private static final int LONGEST = 500;

  private final ThreadLocal<AuditContext> carried = new ThreadLocal<>();
  private final RequestAuditContext ofRequest;
  private final SecurityIdentity identity;
  private final Database database;
  private final Json json;
  private final TransactionManager transactions;

  TransactionAudit(
      RequestAuditContext ofRequest,
      SecurityIdentity identity,
      Database database,
      Json json,
      TransactionManager transactions) {
    this.transactions = transactions;
    this.ofRequest = ofRequest;
    this.identity = identity;
    this.database = database;
    this.json = json;
  }

  /** The cause of what this thread changes. */
  public AuditContext current() {
    AuditContext cause = carried.get();
    if (cause != null) {
      return cause;
    }
    return Arc.container().requestContext().isActive() ? ofRequest.get() : AuditContext.UNKNOWN;
  }

  /** Does some work of a request on another thread. */
  public <T> T runWith(AuditContext cause, Supplier<T> work) {
    carried.set(cause);
    try {
      return work.get();
    } finally {
      carried.remove();
    }
  }

  @ChangesRecords
  @ServerRequestFilter
  void note(ContainerRequestContext request) {
    List<String> given = request.getHeaders().get(HEADER);
    String author = ChangeAuthor.of(identity).map(json::write).map(Object::toString).orElse(null);
    ofRequest.set(new AuditContext(author, given == null ? null : reason(given)));
  }

  void tell(@Observes @Initialized(TransactionScoped.class) Object transaction) {
    AuditContext cause = current();
    if (!cause.isUnknown()) {
      try {
        tell(cause);
      } catch (RuntimeException e) {
        end(e);
        throw e;
      }
    }
  }

  private void tell(AuditContext cause) {
    database.execute(
        Sql.of(
            "select set_config('onrecord.author', coalesce(?, ''), true), set_config('onrecord.reason', coalesce(?, ''), true)",
            cause.author(),
            cause.reason()));
  }

  /**
   * Nobody else ends a transaction that fails as it begins: this thread would never be rid of it,
   * and nor would the requests that come to it.
   */
  private void end(RuntimeException failure) {
    try {
      transactions.rollback();
    } catch (SystemException | RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  /** Headers come as bytes: in UTF-8, or else in ISO 8859-1. */
  private static String reason(List<String> given) {
    if (given.size() > 1) {
      throw refused("must not be repeated");
    }
    String reason = decoded(given.get(0)).strip();
    if (reason.isEmpty()) {
      throw refused("must not be blank");
    }
    if (reason.codePointCount(0, reason.length()) > LONGEST) {
      throw refused("must have at most %d characters (Unicode code points)".formatted(LONGEST));
    }
    if (reason.codePoints().anyMatch(Character::isISOControl)) {
      throw refused("must not contain control characters");
    }
    return reason;
  }

  private static String decoded(String header) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(header.getBytes(ISO_8859_1));
      return UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      return header;
    }
  }

  private static ProblemException refused(String detail) {
    return ProblemException.invalid(Fault.in(HEADER, detail));
  }
}
