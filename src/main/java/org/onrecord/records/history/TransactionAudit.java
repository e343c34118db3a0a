package org.onrecord.records.history;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNullElse;

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
import org.onrecord.web.caller.Caller;
import org.onrecord.web.json.Json;
import org.onrecord.web.json.RequestHeadFaults;
import org.onrecord.web.problem.Fault;
import org.onrecord.web.problem.ProblemException;

/**
 * Passes the author and the reason of a request to the database, as settings of each transaction.
 * The change table takes them as the defaults of its columns, also for changes made by triggers.
 */
@Singleton
public class TransactionAudit {
  private static final String HEADER = "Change-Reason";
  private static final int MAX_LENGTH = 500;

  private final ThreadLocal<AuditContext> threadContext = new ThreadLocal<>();
  private final RequestAuditContext requestContext;
  private final SecurityIdentity identity;
  private final Database database;
  private final Json json;
  private final TransactionManager transactions;

  TransactionAudit(
      RequestAuditContext requestContext,
      SecurityIdentity identity,
      Database database,
      Json json,
      TransactionManager transactions) {
    this.transactions = transactions;
    this.requestContext = requestContext;
    this.identity = identity;
    this.database = database;
    this.json = json;
  }

  /** The context of the changes that this thread makes. */
  public AuditContext current() {
    AuditContext context = threadContext.get();
    if (context != null) {
      return context;
    }
    return Arc.container().requestContext().isActive()
        ? requestContext.get()
        : AuditContext.UNKNOWN;
  }

  /** Runs a part of a request on another thread, with the context of the request. */
  public <T> T runWith(AuditContext context, Supplier<T> work) {
    threadContext.set(context);
    try {
      return work.get();
    } finally {
      threadContext.remove();
    }
  }

  @ChangesRecords
  @ServerRequestFilter
  void readRequest(ContainerRequestContext request) {
    List<String> values = request.getHeaders().get(HEADER);
    String author = Caller.of(identity).map(json::write).map(Object::toString).orElse(null);
    requestContext.set(new AuditContext(author, null));
    if (values != null) {
      RequestHeadFaults.collect(() -> requestContext.set(new AuditContext(author, reason(values))));
    }
  }

  /**
   * Sets the reason of the changes of this request, as a form gives it, before they begin.
   *
   * @throws ProblemException 400 if it is too long or has control characters
   */
  public void because(String reason) {
    requestContext.set(new AuditContext(requestContext.get().author(), checked(reason)));
  }

  void onBegin(@Observes @Initialized(TransactionScoped.class) Object transaction) {
    if (current().isUnknown()) {
      return;
    }
    try {
      database.execute(Sql.of("select ?", settings()));
    } catch (RuntimeException e) {
      rollback(e);
      throw e;
    }
  }

  /**
   * Two columns that set author and reason for the rest of the transaction. A statement that writes
   * outside a transaction, and is one by itself, must have them.
   */
  public Sql settings() {
    AuditContext context = current();
    return Sql.of(
        "set_config('onrecord.author', ?, true), set_config('onrecord.reason', ?, true)",
        requireNonNullElse(context.author(), ""),
        requireNonNullElse(context.reason(), ""));
  }

  /**
   * Ends a transaction that failed as it began. The interceptor of {@code @Transactional} does not,
   * and the transaction would stay associated with this thread for later requests.
   */
  private void rollback(RuntimeException failure) {
    try {
      transactions.rollback();
    } catch (SystemException | RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  /** Parses the header. */
  private static String reason(List<String> values) {
    if (values.size() > 1) {
      throw invalid("must not be repeated");
    }
    return checked(decoded(values.get(0)).strip());
  }

  private static String checked(String reason) {
    if (reason.isEmpty()) {
      throw invalid("must not be blank");
    }
    if (reason.codePointCount(0, reason.length()) > MAX_LENGTH) {
      throw invalid("must have at most %d characters (Unicode code points)".formatted(MAX_LENGTH));
    }
    if (reason.codePoints().anyMatch(Character::isISOControl)) {
      throw invalid("must not contain control characters");
    }
    return reason;
  }

  /** The bytes of a header are read as UTF-8 or, if they are not valid, as ISO 8859-1. */
  private static String decoded(String header) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(header.getBytes(ISO_8859_1));
      return UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      return header;
    }
  }

  private static ProblemException invalid(String detail) {
    return ProblemException.invalid(Fault.in(HEADER, detail));
  }
}
