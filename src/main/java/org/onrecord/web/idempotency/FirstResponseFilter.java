package org.onrecord.web.idempotency;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Stores the response to a first request again if a response filter has changed its body, so that
 * retries get the same one. Runs after the filters that do.
 */
@Singleton
class FirstResponseFilter {
  private final ResponseStore responses;
  private final UnfinishedResponses unfinished;
  private final ObjectMapper mapper;

  FirstResponseFilter(
      ResponseStore responses, UnfinishedResponses unfinished, ObjectMapper mapper) {
    this.responses = responses;
    this.unfinished = unfinished;
    this.mapper = mapper;
  }

  @AcceptsIdempotencyKey
  @ServerResponseFilter(priority = Priorities.USER - 1000)
  void store(ContainerResponseContext response) {
    FirstResponse.ofRequest().ifPresent(first -> store(first, response));
  }

  private void store(FirstResponse first, ContainerResponseContext response) {
    try {
      if (response.getStatus() == first.stored().status()) {
        response.setEntity(serialized(first, response.getEntity()));
      }
    } finally {
      unfinished.remove(first.caller(), first.key());
    }
  }

  private StoredResponse.RawJson serialized(FirstResponse first, Object entity) {
    if (entity.equals(first.entity())) {
      return StoredResponse.RawJson.of(first.stored().body());
    }
    StoredResponse changed = first.stored().with(entity, mapper);
    responses.replace(first.caller(), first.key(), changed);
    return StoredResponse.RawJson.of(changed.body());
  }
}
