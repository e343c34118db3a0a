package org.onrecord.web.idempotency;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.onrecord.database.sql.RecordIds;
import org.onrecord.web.caller.Caller;
import org.onrecord.web.json.Json;
import org.onrecord.web.problem.ProblemException;
import org.onrecord.web.problem.ProblemType;

/**
 * Executes a POST with an {@code Idempotency-Key} once and repeats its response to retries. Changes
 * and response are stored in one transaction, so a request that failed or was rejected stores
 * nothing and its key may be used again.
 */
@Singleton
public class Idempotency {
  private final ResponseStore responses;
  private final UnfinishedResponses unfinished;
  private final SecurityIdentity identity;
  private final EntityManager entities;
  private final ObjectMapper mapper;
  private final Json json;

  Idempotency(
      ResponseStore responses,
      UnfinishedResponses unfinished,
      SecurityIdentity identity,
      EntityManager entities,
      ObjectMapper mapper,
      Json json) {
    this.responses = responses;
    this.unfinished = unfinished;
    this.identity = identity;
    this.entities = entities;
    this.mapper = mapper;
    this.json = json;
  }

  /** Creates a record under a new id. Returns 201 with its {@code Location} and its view. */
  public <T> RestResponse<T> create(
      IdempotentRequest request, Consumer<UUID> work, Function<UUID, T> view) {
    return create(
        request,
        id -> {
          work.accept(id);
          return null;
        },
        (id, done) -> view.apply(id));
  }

  /** Creates a record under a new id, with a view that depends on the result of the work. */
  public <W, T> RestResponse<T> create(
      IdempotentRequest request, Function<UUID, W> work, BiFunction<UUID, W, T> view) {
    UUID id = RecordIds.next();
    return once(
        request,
        () -> work.apply(id),
        done ->
            ResponseBuilder.<T>create(Status.CREATED)
                .header(HttpHeaders.LOCATION, request.location(id))
                .entity(view.apply(id, done))
                .build());
  }

  /**
   * Executes a request unless its key was used before.
   *
   * @param work runs in one transaction with the storing of the response
   * @param response is built after the work
   * @throws ProblemException 409 while another request with the key is processed, 422 if the key
   *     was used for another request
   */
  public <T> RestResponse<T> once(
      IdempotentRequest request, Runnable work, Supplier<RestResponse<T>> response) {
    return once(
        request,
        () -> {
          work.run();
          return null;
        },
        done -> response.get());
  }

  /** Executes a request whose response depends on the result of the work. */
  public <W, T> RestResponse<T> once(
      IdempotentRequest request, Supplier<W> work, Function<W, RestResponse<T>> response) {
    return request.key() == null
        ? response.apply(work.get())
        : QuarkusTransaction.requiringNew().call(() -> execute(request, work, response));
  }

  private <W, T> RestResponse<T> execute(
      IdempotentRequest request, Supplier<W> work, Function<W, RestResponse<T>> response) {
    String caller = Caller.of(identity).orElseThrow().id();
    if (!responses.tryLock(caller, request.key()) || unfinished.contains(caller, request.key())) {
      throw keyInUse();
    }
    byte[] fingerprint = request.fingerprint(json);
    Optional<ResponseStore.Entry> stored = responses.find(caller, request.key());
    if (stored.isPresent()) {
      return replay(stored.get(), fingerprint);
    }
    W done = work.get();
    entities.flush();
    RestResponse<T> built = response.apply(done);
    StoredResponse first = StoredResponse.of(built, mapper);
    if (!responses.save(caller, request.key(), new ResponseStore.Entry(fingerprint, first))) {
      throw keyInUse();
    }
    if (FirstResponse.inRequest(
        new FirstResponse(caller, request.key(), built.getEntity(), first))) {
      unfinished.add(caller, request.key());
    }
    return first.response(built.getEntity());
  }

  private static <T> RestResponse<T> replay(ResponseStore.Entry stored, byte[] fingerprint) {
    if (!Arrays.equals(stored.fingerprint(), fingerprint)) {
      throw ProblemException.of(
          ProblemType.IDEMPOTENCY_KEY_REUSED,
          "Another request was sent with this Idempotency-Key within the last 24 hours. Send this one with a key of its own.");
    }
    return stored.response().replayed();
  }

  private static ProblemException keyInUse() {
    return ProblemException.of(
            ProblemType.IDEMPOTENCY_KEY_IN_USE,
            "A request with this Idempotency-Key is still being processed. Send it again shortly to get its response.")
        .withHeader(HttpHeaders.RETRY_AFTER, "1");
  }
}
