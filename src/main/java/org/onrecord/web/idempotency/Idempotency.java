package org.onrecord.web.idempotency;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestResponse;
import org.onrecord.web.caller.Caller;
import org.onrecord.web.json.Json;
import org.onrecord.web.problem.ProblemException;

/**
 * Lets a POST with an Idempotency-Key be sent again until its answer arrives: it is done once, and
 * answered the same each time. What is created and what is answered are kept in one transaction, so
 * a request that was refused, or failed, has left nothing, and may be tried again under its key.
 */
@Singleton
public class Idempotency {
  private final ResponseStore answers;
  private final SecurityIdentity identity;
  private final EntityManager entities;
  private final ObjectMapper mapper;
  private final Json json;

  Idempotency(
      ResponseStore answers,
      SecurityIdentity identity,
      EntityManager entities,
      ObjectMapper mapper,
      Json json) {
    this.answers = answers;
    this.identity = identity;
    this.entities = entities;
    this.mapper = mapper;
    this.json = json;
  }

  /**
   * Does what a request asks for, unless that was done under its key.
   *
   * @param work what is done, all or nothing
   * @param answer what is answered after that
   * @throws ProblemException 409 where another request with the key is being worked on, 422 where
   *     the key was used for another request
   */
  public <T> RestResponse<T> once(
      IdempotentRequest attempt, Runnable work, Supplier<RestResponse<T>> answer) {
    return once(
        attempt,
        () -> {
          work.run();
          return null;
        },
        done -> answer.get());
  }

  /** The same, where the answer shows what the work has found out. */
  public <W, T> RestResponse<T> once(
      IdempotentRequest attempt, Supplier<W> work, Function<W, RestResponse<T>> answer) {
    return attempt.key() == null
        ? answer.apply(work.get())
        : QuarkusTransaction.requiringNew().call(() -> answered(attempt, work, answer));
  }

  private <W, T> RestResponse<T> answered(
      IdempotentRequest attempt, Supplier<W> work, Function<W, RestResponse<T>> answer) {
    String caller = Caller.of(identity).orElseThrow().id();
    if (!answers.tryLock(caller, attempt.key())) {
      throw ProblemException.idempotencyKeyInUse();
    }
    byte[] request = attempt.fingerprint(json);
    Optional<ResponseStore.Given> before = answers.find(caller, attempt.key());
    if (before.isPresent()) {
      return replayed(before.get(), request);
    }
    W done = work.get();
    entities.flush();
    StoredResponse given = StoredResponse.of(answer.apply(done), mapper);
    if (!answers.save(caller, attempt.key(), new ResponseStore.Given(request, given))) {
      throw ProblemException.idempotencyKeyInUse();
    }
    return given.response();
  }

  private static <T> RestResponse<T> replayed(ResponseStore.Given before, byte[] request) {
    if (!Arrays.equals(before.request(), request)) {
      throw ProblemException.idempotencyKeyReused();
    }
    return before.answer().replayed();
  }
}
